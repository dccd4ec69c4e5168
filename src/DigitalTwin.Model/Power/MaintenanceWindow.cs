namespace DigitalTwin.Model.Power;

/// <summary>
/// When the fleets of a zone plan their maintenance: so that what is asked of the zone and what is away together stay level over the year,
/// as operators approve planned outages. Formulation: docs/explanation/formulations/thermal.md.
/// </summary>
/// <remarks>
/// Outages fill the valleys of the year's peaks like water: on each day they begin with a density max(0, level - peak ahead), peak ahead
/// being the highest daily peak of the four weeks that follow. <see cref="BegunShare"/> is its integral, so a fleet of n units has
/// <c>floor(n B(day) + phase)</c> outages begun, and the units away are those begun less those begun one outage length earlier.
/// </remarks>
public sealed class MaintenanceWindow
{
    /// <summary>Days of the year that is planned.</summary>
    public const int Days = 365;

    /// <summary>
    /// The level is that of this many times the MW-days that will be away: outages overrun, and crews and parts do not serve all units at
    /// once (assumption).
    /// </summary>
    private const double PlannedOverTrue = 2;

    private const int LookAheadDays = 28;
    private readonly ImmutableArray<double> _begun;

    private MaintenanceWindow(ImmutableArray<double> begun) => _begun = begun;

    /// <summary>Maintenance that is spread evenly over the year.</summary>
    public static MaintenanceWindow Even { get; } = new(Integrate(new double[Days]));

    /// <summary>The window of a zone.</summary>
    /// <param name="dailyPeakMw">What the zone's units have to meet at most on each of the 365 days, MW.</param>
    /// <param name="awayMwDays">All maintenance of the year: MW times days.</param>
    public static MaintenanceWindow Levelled(ReadOnlySpan<double> dailyPeakMw, double awayMwDays)
    {
        if (dailyPeakMw.Length != Days)
            throw new ArgumentException($"A year has {Days} daily peaks; found {dailyPeakMw.Length}.", nameof(dailyPeakMw));
        double[] aheadMw = new double[Days];
        for (int day = 0; day < Days; day++)
        {
            aheadMw[day] = dailyPeakMw[day];
            for (int offset = 1; offset < LookAheadDays; offset++)
                aheadMw[day] = Math.Max(aheadMw[day], dailyPeakMw[(day + offset) % Days]);
        }

        double levelMw = Level(aheadMw, PlannedOverTrue * awayMwDays);
        for (int day = 0; day < Days; day++)
            aheadMw[day] = Math.Max(0, levelMw - aheadMw[day]);
        return new MaintenanceWindow(Integrate(aheadMw));
    }

    /// <summary>Share of the year's outages that have begun before a day, 0 at day 0 and 1 more for each year.</summary>
    /// <param name="day">Day of the year; may be negative or beyond the year, and fractional.</param>
    public double BegunShare(double day)
    {
        double year = Math.Floor(day / Days);
        double within = day - year * Days;
        int whole = Math.Min(Days - 1, (int)within);
        double part = within - whole;
        return year + _begun[whole] + (_begun[whole + 1] - _begun[whole]) * part;
    }

    /// <summary>Units of a fleet that are away on a day.</summary>
    /// <param name="units">Units of the fleet.</param>
    /// <param name="weeks">Weeks a unit and year, 0 to 52.</param>
    /// <param name="phase">0 to 1, so that small fleets of one zone do not all leave on the same day.</param>
    /// <param name="dayOfYear">0 to 364.</param>
    public int UnitsAway(int units, double weeks, double phase, int dayOfYear)
    {
        if (!(weeks > 0))
            return 0;
        double begun = Math.Floor(units * BegunShare(dayOfYear + 1) + phase);
        double back = Math.Floor(units * BegunShare(dayOfYear + 1 - 7 * Math.Min(52, weeks)) + phase);
        return Math.Min(units, (int)(begun - back));
    }

    // The level that MW-days poured over the peaks reach: over the k lowest days it is (poured + their sum) / k, for the first k at which
    // it stays below the next day's peak.
    private static double Level(double[] peakMw, double mwDays)
    {
        double[] rising = [.. peakMw];
        Array.Sort(rising);
        double sumMw = mwDays;
        int filled = 0;
        do
        {
            sumMw += rising[filled];
            filled++;
        }
        while (filled < Days && sumMw / filled > rising[filled]);
        return sumMw / filled;
    }

    private static ImmutableArray<double> Integrate(double[] density)
    {
        double sum = 0;
        foreach (double value in density)
            sum += value;
        var begun = ImmutableArray.CreateBuilder<double>(Days + 1);
        double running = 0;
        for (int day = 0; day < Days; day++)
        {
            // A zone whose peaks are all alike spreads its maintenance evenly.
            begun.Add(sum > 0 ? running / sum : (double)day / Days);
            running += density[day];
        }

        begun.Add(1);
        return begun.MoveToImmutable();
    }
}
