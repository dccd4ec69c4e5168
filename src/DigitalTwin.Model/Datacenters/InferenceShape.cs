namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// Share of a site's accelerators that inference is asked for, by the hour of the day: a cosine around the mean, which the day keeps. What
/// would be more than there are at the peak is scaled down. Formulation: docs/explanation/formulations/datacenter.md.
/// </summary>
/// <param name="spec">The day.</param>
public sealed class InferenceShape(InferenceSpec spec)
{
    private const int HoursPerQuarter = 6;

    /// <summary>Cosines of 0 to 90 degrees in steps of an hour, from square roots alone: the same bits everywhere.</summary>
    private static readonly ImmutableArray<double> Quarter =
    [
        1, (Math.Sqrt(6) + Math.Sqrt(2)) / 4, Math.Sqrt(3) / 2, Math.Sqrt(2) / 2, 0.5, (Math.Sqrt(6) - Math.Sqrt(2)) / 4, 0,
    ];

    private readonly InferenceSpec _spec = spec;

    /// <summary>Share of the accelerators that inference wants in a tick, 0 to 1.</summary>
    /// <param name="mean">Share of the accelerators that are for inference, 0 to 1.</param>
    public double Share(long tick, double mean)
    {
        double most = mean * (1 + _spec.Swing);
        return mean * (1 + _spec.Swing * Cosine(Calendar.HourOfDay(tick) - _spec.PeakHourUtc)) / Math.Max(1, most);
    }

    private static double Cosine(int hours)
    {
        int hour = Math.Abs(hours) % Calendar.HoursPerDay;
        hour = Math.Min(hour, Calendar.HoursPerDay - hour);
        return hour <= HoursPerQuarter ? Quarter[hour] : -Quarter[2 * HoursPerQuarter - hour];
    }
}
