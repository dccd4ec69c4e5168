namespace DigitalTwin.Model.Weather;

/// <summary>
/// Air temperature where the load of a zone is, hour by hour, degrees Celsius: the normal of the month, its daily swing, waves.
/// </summary>
/// <param name="Calendar">Calendar of the run.</param>
/// <param name="UtcOffsetHours">Local standard time less UTC, hours.</param>
/// <param name="MeanCByMonth">Normal mean by month, January first.</param>
/// <param name="SwingCByMonth">Warmest less coldest hour of a normal day by month, January first.</param>
public sealed record ZoneTemperature(
    Calendar Calendar, int UtcOffsetHours, ImmutableArray<double> MeanCByMonth, ImmutableArray<double> SwingCByMonth)
{
    /// <summary>Off the daily mean by local hour, in swings: coldest at 5, warmest at 15, half a cosine between.</summary>
    private static readonly ImmutableArray<double> DailyShape =
    [
        -0.217, -0.312, -0.391, -0.450, -0.487, -0.500, -0.476, -0.405, -0.294, -0.155, 0.000, 0.155,
        0.294, 0.405, 0.476, 0.500, 0.487, 0.450, 0.391, 0.312, 0.217, 0.111, 0.000, -0.111,
    ];

    /// <summary>Mean of each of the 365 days of an observed year, in local time; empty for normal temperatures.</summary>
    public ImmutableArray<double> MeanCByDay { get; init; } = [];

    /// <summary>Warmest less coldest hour of each of those days; empty for the normal swing.</summary>
    public ImmutableArray<double> SwingCByDay { get; init; } = [];

    /// <summary>Heat and cold waves in order of time; they do not overlap.</summary>
    public ImmutableArray<TemperatureWave> Waves { get; init; } = [];

    // Fleets of a zone ask for the same two hours one after the other, perhaps from several threads: the pair is replaced as a whole.
    // A copy made by "with" carries its origin's pair and does not use it.
    private TwoHours? _lastAsked;

    /// <summary>Temperature in the hour before and in an hour.</summary>
    public (double BeforeC, double NowC) Around(long tick)
    {
        TwoHours? last = _lastAsked;
        bool isOwn = last is not null && ReferenceEquals(last.Of, this);
        if (isOwn && last!.Tick == tick)
            return (last.BeforeC, last.NowC);
        double beforeC = isOwn && last!.Tick == tick - 1 ? last.NowC : At(tick - 1), nowC = At(tick);
        _lastAsked = new TwoHours(this, tick, beforeC, nowC);
        return (beforeC, nowC);
    }

    /// <summary>Temperature in an hour.</summary>
    public double At(long tick)
    {
        long localTick = tick + UtcOffsetHours;
        int hourOfYear = Calendar.HourOfYear(localTick), day = hourOfYear / Calendar.HoursPerDay;
        int month = Calendar.Month(localTick) - 1;
        double meanC = MeanCByDay.IsEmpty ? MeanCByMonth[month] : MeanCByDay[day];
        double swingC = SwingCByDay.IsEmpty ? SwingCByMonth[month] : SwingCByDay[day];
        double celsius = meanC + swingC * DailyShape[hourOfYear % Calendar.HoursPerDay];
        foreach (TemperatureWave wave in Waves)
        {
            if (tick >= wave.FirstTick && tick < wave.EndTick)
                celsius += wave.DeltaC;
        }

        return celsius;
    }

    /// <summary>Mean temperature of the local day of an hour.</summary>
    public double DayMeanAt(long tick)
    {
        long localTick = tick + UtcOffsetHours;
        double celsius = MeanCByDay.IsEmpty
            ? MeanCByMonth[Calendar.Month(localTick) - 1]
            : MeanCByDay[Calendar.HourOfYear(localTick) / Calendar.HoursPerDay];
        foreach (TemperatureWave wave in Waves)
        {
            if (tick >= wave.FirstTick && tick < wave.EndTick)
                celsius += wave.DeltaC;
        }

        return celsius;
    }

    private sealed class TwoHours(ZoneTemperature of, long tick, double beforeC, double nowC)
    {
        public ZoneTemperature Of { get; } = of;

        public long Tick { get; } = tick;

        public double BeforeC { get; } = beforeC;

        public double NowC { get; } = nowC;
    }
}

/// <summary>A stretch of hours that is warmer or colder than normal.</summary>
/// <param name="FirstTick">First tick of the wave.</param>
/// <param name="EndTick">First tick after the wave.</param>
/// <param name="DeltaC">Degrees Celsius off normal, negative for cold.</param>
public readonly record struct TemperatureWave(long FirstTick, long EndTick, double DeltaC);
