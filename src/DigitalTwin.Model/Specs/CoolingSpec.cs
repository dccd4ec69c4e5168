using System.Collections.Immutable;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Model.Specs;

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
