namespace DigitalTwin.Model.Specs;

/// <summary>How what inference is asked for goes up and down over a day.</summary>
/// <param name="Swing">Highest hour over the mean of the day, less one, 0 to 1.</param>
/// <param name="PeakHourUtc">Hour of the UTC day in which most is asked for, 0 to 23.</param>
public sealed record InferenceSpec(double Swing, int PeakHourUtc)
{
    /// <summary>Hour of the local day where nothing else is said; assumption.</summary>
    public const int UsualPeakHour = 15;

    private const int HoursPerDay = 24;
    private const double DegreesPerHour = 15;

    /// <summary>The hour of the UTC day at an hour of the local one, by the sun: whole hours of longitude, no summer time.</summary>
    /// <param name="localHour">Hour of the local day, 0 to 23.</param>
    /// <param name="longitude">Degrees east.</param>
    public static int UtcHour(int localHour, double longitude) =>
        (localHour - (int)Math.Round(longitude / DegreesPerHour) + 2 * HoursPerDay) % HoursPerDay;
}
