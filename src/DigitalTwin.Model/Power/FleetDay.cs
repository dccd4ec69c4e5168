namespace DigitalTwin.Model.Power;

/// <summary>
/// What of a fleet is fixed for a UTC day: its capacity (the path's value at the day's first hour holds all day) and its place in the year.
/// </summary>
/// <remarks>A cache of the specification and the tick alone, hence no part of the state.</remarks>
internal struct FleetDay
{
    [NotState("Cache of the specification and the tick.")]
    private long _firstTick;

    [NotState("Cache of the specification and the tick.")]
    private bool _known;

    /// <summary>First tick of the day.</summary>
    public readonly long FirstTick => _firstTick;

    /// <summary>Capacity by which units are counted, MW.</summary>
    [field: NotState("Cache of the specification and the tick.")]
    public double RatedMw { get; private set; }

    /// <summary>Net capacity in this month, MW.</summary>
    [field: NotState("Cache of the specification and the tick.")]
    public double CapacityMw { get; private set; }

    /// <summary>Month, 0 for January.</summary>
    [field: NotState("Cache of the specification and the tick.")]
    public int MonthIndex { get; private set; }

    /// <summary>Hour of the year at which the day begins.</summary>
    [field: NotState("Cache of the specification and the tick.")]
    public int HourOfYear { get; private set; }

    /// <summary>Moves to the day of a tick; cheap when it is the same day.</summary>
    public void Enter(FleetSpec spec, Calendar calendar, long tick)
    {
        long first = tick - Calendar.HourOfDay(tick);
        if (_known && first == _firstTick)
            return;
        _known = true;
        _firstTick = first;
        MonthIndex = calendar.Month(first) - 1;
        RatedMw = Math.Max(0, spec.CapacityMw.At(first));
        CapacityMw = spec.NetShareByMonth.IsEmpty ? RatedMw : RatedMw * spec.NetShareByMonth[MonthIndex];
        HourOfYear = calendar.HourOfYear(first);
    }
}
