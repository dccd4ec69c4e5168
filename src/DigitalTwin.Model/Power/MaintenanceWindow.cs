using System.Collections.Immutable;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Model.Power;

/// <summary>
/// When the fleets of a zone plan their maintenance: outages begin most often in the weeks that precede the zone's lowest daily peaks,
/// and never in the worst ones.
/// </summary>
/// <remarks>
/// The density of beginnings on a day is the square of how far the mean daily peak of the following four weeks lies below the worst such
/// mean. <see cref="BegunShare"/> is its integral, so a fleet of n units has <c>floor(n B(day) + phase)</c> outages begun, and the units
/// away are those begun less those begun one outage length earlier. Formulation: docs/formulations/thermal.md.
/// </remarks>
public sealed class MaintenanceWindow
{
    private const int Days = 365;
    private const int LookAheadDays = 28;
    private readonly ImmutableArray<double> _begun;

    private MaintenanceWindow(ImmutableArray<double> begun) => _begun = begun;

    /// <summary>Maintenance that is spread evenly over the year.</summary>
    public static MaintenanceWindow Even { get; } = new(Integrate(new double[Days]));

    /// <summary>The window of a zone.</summary>
    /// <param name="load">Ordinary load of the zone for each hour of the year; any unit.</param>
    public static MaintenanceWindow AwayFrom(HourlySeries load)
    {
        double[] dailyPeak = new double[Days];
        for (int day = 0; day < Days; day++)
        {
            for (int hour = 0; hour < 24; hour++)
                dailyPeak[day] = Math.Max(dailyPeak[day], load[day * 24 + hour]);
        }

        double[] ahead = new double[Days];
        double worst = 0;
        for (int day = 0; day < Days; day++)
        {
            for (int offset = 0; offset < LookAheadDays; offset++)
                ahead[day] += dailyPeak[(day + offset) % Days];
            worst = Math.Max(worst, ahead[day]);
        }

        for (int day = 0; day < Days; day++)
            ahead[day] = (worst - ahead[day]) * (worst - ahead[day]);
        return new MaintenanceWindow(Integrate(ahead));
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
