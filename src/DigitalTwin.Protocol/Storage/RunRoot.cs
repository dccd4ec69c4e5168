using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;

namespace DigitalTwin.Protocol.Storage;

/// <summary>The root of a run's durable state: who may change it, how far it is to go, and its two newest checkpoints.</summary>
public sealed class RunRoot : IStateful
{
    private ulong _run;
    private int _epoch;
    private long _target;

    /// <summary>Number of the run.</summary>
    public ulong Run { get => _run; init => _run = value; }

    /// <summary>The newest epoch: the only one whose changes are taken. 0 before the first.</summary>
    public int Epoch { get => _epoch; set => _epoch = value; }

    /// <summary>Number of ticks to commit.</summary>
    public long Target { get => _target; set => _target = value; }

    /// <summary>The newest checkpoint; null before the first.</summary>
    public Checkpoint? Newest { get; set; }

    /// <summary>The checkpoint before it, for the case that the newest cannot be read; null before the second.</summary>
    public Checkpoint? Predecessor { get; set; }

    /// <summary>A copy that shares the checkpoints, which never change.</summary>
    public RunRoot Copy() => new() { Run = Run, Epoch = Epoch, Target = Target, Newest = Newest, Predecessor = Predecessor };

    /// <summary>Names a checkpoint as the newest. The predecessor is always of an earlier tick.</summary>
    public void Publish(Checkpoint checkpoint)
    {
        if (Newest is not null && Newest.Tick < checkpoint.Tick)
            Predecessor = Newest;
        else if (Predecessor is not null && Predecessor.Tick >= checkpoint.Tick)
            Predecessor = null;
        Newest = checkpoint;
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("run", ref _run);
        visitor.Visit("epoch", ref _epoch);
        visitor.Visit("target", ref _target);
        Newest = Visit(ref visitor, "newest", Newest);
        Predecessor = Visit(ref visitor, "predecessor", Predecessor);
    }

    private static Checkpoint? Visit<TVisitor>(ref TVisitor visitor, string field, Checkpoint? checkpoint)
        where TVisitor : IStateVisitor, allows ref struct
    {
        if (!WireFields.VisitPresence(ref visitor, field, checkpoint is not null))
            return null;
        checkpoint = visitor.Reads ? new Checkpoint() : checkpoint;
        checkpoint!.VisitState(ref visitor);
        return checkpoint;
    }
}
