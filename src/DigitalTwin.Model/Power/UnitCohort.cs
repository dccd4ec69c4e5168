using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Power;

/// <summary>Like units that changed state in the same tick.</summary>
public struct UnitCohort : IStateful
{
    private long _tick;
    private int _units;

    /// <summary>Creates a cohort.</summary>
    public UnitCohort(long tick, int units)
    {
        _tick = tick;
        _units = units;
    }

    /// <summary>Tick of the change.</summary>
    public readonly long Tick => _tick;

    /// <summary>Units, above zero.</summary>
    public int Units { readonly get => _units; set => _units = value; }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("tick", ref _tick);
        visitor.Visit("units", ref _units);
    }
}
