using DigitalTwin.Model.Weather;

namespace DigitalTwin.Model.Datacenters;

/// <summary>How fast the algorithms of a country become better from a tick on.</summary>
/// <param name="Tick">From when; may lie before the run.</param>
/// <param name="FactorPerYear">What the same operations are worth after a year of 8,760 hours, at least 1.</param>
public readonly record struct AlgorithmGain(long Tick, double FactorPerYear);

/// <summary>A store behind the meter of a site: a battery, an uninterruptible supply, or one that is both.</summary>
/// <param name="PowerMw">Power that it can give and take, MW, at least zero.</param>
/// <param name="Hours">Hours at that power, at least zero.</param>
/// <param name="Efficiency">Energy given over energy bought, above 0 and at most 1.</param>
/// <param name="RideThroughMinutes">
/// Minutes for which it carries the whole site through a disturbance, 0 to 60: kept back from announced curtailment, in addition to
/// <paramref name="Hours"/>.
/// </param>
public sealed record BatterySpec(double PowerMw, double Hours, double Efficiency, double RideThroughMinutes)
{
    /// <summary>Efficiency where nothing else is said: NREL ATB 2024, four-hour battery.</summary>
    public const double UsualEfficiency = 0.86;
}

/// <summary>How what a site takes beside its accelerators follows the weather and the load.</summary>
/// <param name="Calendar">Calendar of the run.</param>
/// <param name="FixedShare">Share of what is taken beside the accelerators that does not fall with the load, 0 to 1.</param>
public sealed record CoolingSpec(Calendar Calendar, double FixedShare)
{
    /// <summary>Rise of PUE for each degree Celsius above <see cref="FreeCoolingC"/>, at least zero.</summary>
    public double PuePerC { get; init; }

    /// <summary>Daily mean temperature up to which PUE does not rise, degrees Celsius.</summary>
    public double FreeCoolingC { get; init; }

    /// <summary>Normal mean temperature by month, January first, degrees Celsius; empty where PUE does not follow it.</summary>
    public ImmutableArray<double> MeanCByMonth { get; init; } = [];

    /// <summary>Stretches that are warmer or colder.</summary>
    public ImmutableArray<TemperatureWave> Waves { get; init; } = [];
}

/// <summary>How what inference is asked for goes up and down over a day.</summary>
/// <param name="Swing">Highest hour over the mean of the day, less one, 0 to 1.</param>
/// <param name="PeakHourUtc">Hour of the UTC day in which most is asked for, 0 to 23.</param>
public sealed record InferenceSpec(double Swing, int PeakHourUtc)
{
    /// <summary>Hour of the local day where nothing else is said; assumption.</summary>
    public const int UsualPeakHour = 15;

    private const double DegreesPerHour = 15;

    /// <summary>The hour of the UTC day at an hour of the local one, by the sun: whole hours of longitude, no summer time.</summary>
    /// <param name="localHour">Hour of the local day, 0 to 23.</param>
    /// <param name="longitude">Degrees east.</param>
    public static int UtcHour(int localHour, double longitude) =>
        (localHour - (int)Math.Round(longitude / DegreesPerHour) + 2 * Calendar.HoursPerDay) % Calendar.HoursPerDay;
}

/// <summary>What a site does beside answering: training, which may pause and goes on later from where it stood.</summary>
/// <param name="Share">Share of the site's accelerators that train, 0 to 1; the others serve inference.</param>
/// <param name="PauseHoursPerYear">Hours at full power for which training may pause in a year of 8,760 hours, at least zero.</param>
public sealed record TrainingSpec(double Share, int PauseHoursPerYear)
{
    /// <summary>Hours of a year where nothing else is said: 1 %, as under a contract of curtailment; assumption.</summary>
    public const int UsualPauseHours = 88;

    /// <summary>Minutes of the whole training that a disturbance costs beyond the power that it takes, at least zero.</summary>
    public double RestartMinutes { get; init; }

    /// <summary>How a day of inference goes; null where it is flat.</summary>
    public InferenceSpec? Inference { get; init; }
}
