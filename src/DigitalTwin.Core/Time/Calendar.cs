namespace DigitalTwin.Core.Time;

/// <summary>
/// Maps ticks to hours of one UTC calendar. Tick 0 is the first hour of the run; a tick stamps the start of its interval.
/// </summary>
/// <remarks>
/// Series have 8,760 values, one for each hour of a year without a leap day. On 29 February the hours of 28 February are read again,
/// so that every year of a run uses the same series.
/// </remarks>
public sealed class Calendar
{
    /// <summary>Hours of a year without a leap day.</summary>
    public const int HoursPerYear = 8760;

    /// <summary>Hours of a day.</summary>
    public const int HoursPerDay = 24;

    /// <summary>Hours of a mean month: a twelfth of <see cref="HoursPerYear"/>.</summary>
    public const double HoursPerMonth = HoursPerYear / 12.0;

    private const int LastHourOfFebruary28 = (31 + 28) * HoursPerDay;

    /// <summary>Creates the calendar of a run.</summary>
    /// <param name="startUtc">The first instant of tick 0; a whole day in UTC.</param>
    /// <exception cref="ArgumentException">The start is not midnight UTC.</exception>
    public Calendar(DateTime startUtc)
    {
        if (startUtc.TimeOfDay != TimeSpan.Zero)
            throw new ArgumentException("A run starts at midnight UTC.", nameof(startUtc));
        StartUtc = DateTime.SpecifyKind(startUtc, DateTimeKind.Utc);
    }

    /// <summary>The first instant of tick 0.</summary>
    public DateTime StartUtc { get; }

    /// <summary>The instant at which the interval of a tick begins.</summary>
    public DateTime InstantOf(long tick) => StartUtc.AddHours(tick);

    /// <summary>The first tick whose interval begins at or after an instant; may be negative.</summary>
    public long TickAtOrAfter(DateTime instantUtc)
    {
        long ticks = (instantUtc - StartUtc).Ticks;
        return ticks >= 0 ? (ticks + TimeSpan.TicksPerHour - 1) / TimeSpan.TicksPerHour : ticks / TimeSpan.TicksPerHour;
    }

    /// <summary>Index into an 8,760-hour series, 0 to 8,759.</summary>
    public int HourOfYear(long tick)
    {
        DateTime at = InstantOf(tick);
        int hour = (at.DayOfYear - 1) * HoursPerDay + at.Hour;
        return DateTime.IsLeapYear(at.Year) && hour >= LastHourOfFebruary28 ? hour - HoursPerDay : hour;
    }

    /// <summary>Hour of the UTC day, 0 to 23.</summary>
    public static int HourOfDay(long tick) => (int)(tick % HoursPerDay);

    /// <summary>Whether the tick is the first hour of a UTC day, before which zones look a day ahead.</summary>
    public static bool BeginsDay(long tick) => tick % HoursPerDay == 0;

    /// <summary>Month of the tick, 1 to 12.</summary>
    public int Month(long tick) => InstantOf(tick).Month;
}
