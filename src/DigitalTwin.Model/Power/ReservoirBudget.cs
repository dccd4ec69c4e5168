namespace DigitalTwin.Model.Power;

/// <summary>
/// Energy that a reservoir may spend in a month and what it has spent. A residual of at most <see cref="CarryShare"/> of the smaller of two
/// months crosses the end between them, either way: what lies beyond is spilled, and what was drawn ahead is missing in the next month.
/// In scarcity more may be drawn ahead: <see cref="EmergencyShare"/> of the next month.
/// </summary>
internal sealed partial class ReservoirBudget(FleetSpec spec, Calendar calendar)
{
    /// <summary>
    /// Share of a month's energy that may be left for the next one or drawn ahead on it: both ends together stay below 1 %.
    /// </summary>
    public const double CarryShare = 0.0045;

    /// <summary>
    /// Share of the next month's energy that scarcity may draw ahead, a day and a half of mean flow: a month's end is a line in the
    /// budget and none in the lake (assumption; reservoirs hold weeks).
    /// </summary>
    public const double EmergencyShare = 0.05;

    // After four days of scarce hours scarcity is the season's, and the next month's water worth no less than this month's.
    private const int MostScarceHours = 96;
    [State] private long _endTick = -1;
    [State] private double _monthMwh;
    [State] private double _carryMwh;
    [State] private double _emergencyMwh;
    [State] private int _scarceHours;
    [State] private double _spentMwh;
    [State] private double _spentTodayMwh;
    [State] private double _todayMwh;
    [State] private int _monthDays = 1;

    /// <summary>Energy left in the month, MWh.</summary>
    public double LeftMwh => Math.Max(0, _monthMwh - _spentMwh);

    /// <summary>
    /// Energy that may be drawn: what is left, and a little of the next month's, so that the last hours are not left dry; MWh.
    /// </summary>
    public double DrawableMwh => Math.Max(0, _monthMwh + _carryMwh - _spentMwh);

    /// <summary>Energy that scarcity may draw, at least <see cref="DrawableMwh"/>, MWh.</summary>
    public double DrawableInScarcityMwh => _scarceHours > MostScarceHours
        ? DrawableMwh
        : Math.Max(DrawableMwh, _monthMwh + _carryMwh + _emergencyMwh - _spentMwh);

    /// <summary>Whether the day is the last of its month.</summary>
    public bool IsLastDay(in FleetDay day) => _endTick - day.FirstTick <= Calendar.HoursPerDay;

    /// <summary>Energy to spend on the day, MWh.</summary>
    public double TodayMwh => _todayMwh;

    /// <summary>Energy spent on the day so far, MWh.</summary>
    public double SpentTodayMwh => _spentTodayMwh;

    /// <summary>
    /// Energy of the day over that of an even month: above one while the reservoir lags behind its budget, below while it is ahead.
    /// </summary>
    public double Haste => _monthMwh > 0 ? _todayMwh * _monthDays / _monthMwh : 1;

    /// <summary>Begins a day; on the first of a month the new budget. Returns what is spilled at the month's end, MWh.</summary>
    public double BeginDay(long tick, in FleetDay day)
    {
        double spilledMwh = tick >= _endTick ? BeginMonth(tick, day) : 0;
        long daysLeft = Math.Max(1, (_endTick - day.FirstTick) / Calendar.HoursPerDay);
        _spentTodayMwh = 0;
        _todayMwh = Math.Min(LeftMwh / daysLeft, day.CapacityMw * Calendar.HoursPerDay);
        return spilledMwh;
    }

    /// <summary>Spends energy in an hour.</summary>
    /// <param name="mwh">Energy.</param>
    /// <param name="scarce">Whether the hour's price was one of scarcity.</param>
    public void Spend(double mwh, bool scarce)
    {
        if (scarce)
            _scarceHours++;
        _spentMwh += mwh;
        _spentTodayMwh += mwh;
    }

    private double BeginMonth(long tick, in FleetDay day)
    {
        double leftMwh = _monthMwh - _spentMwh;
        double carriedMwh = Math.Min(leftMwh, _carryMwh);
        DateTime at = calendar.InstantOf(day.FirstTick);
        _monthDays = DateTime.DaysInMonth(at.Year, at.Month) - at.Day + 1;
        _endTick = day.FirstTick + _monthDays * Calendar.HoursPerDay;
        double inflowMwh = InflowMwh(day.FirstTick, _endTick);
        DateTime next = calendar.InstantOf(_endTick);
        double nextMwh = InflowMwh(_endTick, _endTick + DateTime.DaysInMonth(next.Year, next.Month) * Calendar.HoursPerDay);
        _monthMwh = carriedMwh + inflowMwh;
        _carryMwh = CarryShare * Math.Min(inflowMwh, nextMwh);
        _emergencyMwh = EmergencyShare * nextMwh;
        _scarceHours = 0;
        _spentMwh = 0;
        return leftMwh - carriedMwh;
    }

    private double InflowMwh(long fromTick, long toTick)
    {
        double factor = spec.HydroFactorByMonth[calendar.Month(fromTick) - 1];
        double inflowMwh = 0;
        for (long first = fromTick; first < toTick; first += Calendar.HoursPerDay)
            inflowMwh += factor * Math.Max(0, spec.CapacityMw.At(first)) * Calendar.HoursPerDay;
        return inflowMwh;
    }
}
