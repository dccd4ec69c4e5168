namespace DigitalTwin.Protocol.Storage;

/// <summary>The root of a run's durable state: who may change it, how far it is to go, and its two newest checkpoints.</summary>
public sealed partial class RunRoot
{
    [State] private ulong _run;

    /// <summary>Number of the run.</summary>
    public ulong Run { get => _run; init => _run = value; }

    /// <summary>The newest epoch: the only one whose changes are taken. 0 before the first.</summary>
    [State]
    public int Epoch { get; set; }

    /// <summary>Number of ticks to commit.</summary>
    [State]
    public long Target { get; set; }

    /// <summary>The newest checkpoint; null before the first.</summary>
    [State]
    public Checkpoint? Newest { get; set; }

    /// <summary>The checkpoint before it, for the case that the newest cannot be read; null before the second.</summary>
    [State]
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
}
