using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>Whole things that are due at a tick: wafers' accelerators in process, shipments under way.</summary>
public struct DatedCount : IStateful
{
    private long _tick;
    private long _count;

    /// <summary>Creates an entry.</summary>
    public DatedCount(long tick, long count)
    {
        _tick = tick;
        _count = count;
    }

    /// <summary>Tick at which they are due.</summary>
    public readonly long Tick => _tick;

    /// <summary>How many, above zero.</summary>
    public readonly long Count => _count;

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("tick", ref _tick);
        visitor.Visit("count", ref _count);
    }
}
