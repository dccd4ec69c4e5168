using DigitalTwin.Model.Connections;

namespace DigitalTwin.Model.Zones;

/// <summary>How the load of a zone answers to heat and cold.</summary>
/// <param name="ComfortLowC">Below this daily mean, heating adds load; degrees Celsius.</param>
/// <param name="ComfortHighC">Above this daily mean, cooling adds load; degrees Celsius, at least <paramref name="ComfortLowC"/>.</param>
/// <param name="HeatingPercentPerC">Load added by a degree below the band, percent of the mean load, at least zero.</param>
/// <param name="CoolingPercentPerC">Load added by a degree above the band, percent of the mean load, at least zero.</param>
public readonly record struct ClimateResponse(double ComfortLowC, double ComfortHighC, double HeatingPercentPerC, double CoolingPercentPerC)
{
    /// <summary>
    /// Load in a wave over load without it. Only the distance from the month's mean counts, and only the part outside the comfort band:
    /// the load series already holds the normal season.
    /// </summary>
    /// <param name="monthMeanC">Mean temperature of the month, degrees Celsius.</param>
    /// <param name="deltaC">Temperature in the wave less the month's mean, degrees; positive for heat, negative for cold.</param>
    /// <returns>A factor for <see cref="Model.Zones.LoadWave.LoadFactor"/>, at least 0.1; below one where a warm spell saves
    /// heating.</returns>
    public double LoadFactor(double monthMeanC, double deltaC)
    {
        double percent = Percent(monthMeanC + deltaC) - Percent(monthMeanC);
        return Math.Max(0.1, 1 + percent / 100);
    }

    private double Percent(double temperatureC) =>
        HeatingPercentPerC * Math.Max(0, ComfortLowC - temperatureC) + CoolingPercentPerC * Math.Max(0, temperatureC - ComfortHighC);
}

/// <summary>A stretch of hours in which heat or cold raises the load of a zone.</summary>
/// <param name="FirstTick">First tick of the wave.</param>
/// <param name="EndTick">First tick after the wave.</param>
/// <param name="LoadFactor">Load in the wave over load without it; above zero.</param>
public readonly record struct LoadWave(long FirstTick, long EndTick, double LoadFactor);

/// <summary>A bidding zone or balancing area: its base demand and the rules of its grid.</summary>
public sealed record ZoneSpec
{
    /// <summary>Identifier, such as <c>US-PJM</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Country code, such as <c>US</c>.</summary>
    public required string Country { get; init; }

    /// <summary>Latitude in degrees north.</summary>
    public required double Latitude { get; init; }

    /// <summary>Longitude in degrees east.</summary>
    public required double Longitude { get; init; }

    /// <summary>Synchronous area.</summary>
    public required string SyncArea { get; init; }

    /// <summary>
    /// Load for each hour of the year in MW, without the zone's existing datacenters and flexible loads, after stretching to the peak.
    /// </summary>
    public required HourlySeries OrdinaryLoadMw { get; init; }

    /// <summary>Size of the zone, MW, at least 1: its highest base demand. Its headroom is remembered in shares of it.</summary>
    public double ScaleMw => Math.Max(1, OrdinaryLoadMw.Values.Max());

    /// <summary>Mean of the sourced demand with existing datacenters, flexible loads and fabs, MW; null where nobody says it.</summary>
    public double? SourcedMeanMw { get; init; }

    /// <summary>Share of the base demand that is shed last, 0 to 1.</summary>
    public required double EssentialShare { get; init; }

    /// <summary>Flat net import from neighbours without a zone, MW; negative exports.</summary>
    public required double ExternalImportMw { get; init; }

    /// <summary>Heat and cold waves: percent of load added for each hour they cover.</summary>
    public ImmutableArray<LoadWave> Waves { get; init; } = [];

    /// <summary>Reserve as a share of load, 0 to 1.</summary>
    public double ReserveShareOfLoad { get; init; } = 0.03;

    /// <summary>Reserve as a share of wind and solar output, 0 to 1.</summary>
    public double ReserveShareOfVariable { get; init; } = 0.05;

    /// <summary>Base demand over that of the first year of the run, over time.</summary>
    public DatedPath Growth { get; init; } = DatedPath.Constant(1);

    /// <summary>Rules that hold permits of large loads back.</summary>
    public ImmutableArray<PermitRule> Permits { get; init; } = [];

    /// <summary>Requests for connection behind which nobody will build, in the order of their days.</summary>
    public ImmutableArray<SpeculativeRequest> Speculations { get; init; } = [];

    /// <summary>Plants that the zone's country can decide to build here, by identifier of the fleet that they are like.</summary>
    public ImmutableArray<BuildOptionSpec> BuildOptions { get; init; } = [];

    /// <summary>
    /// Share of load and reserve that the zone's country wants to cover with own firm plants, over time, 0 to 2; null without a target.
    /// The same in all zones of the country in which something can be built, and null in the others.
    /// </summary>
    public DatedPath? SelfSufficiency { get; init; }

    /// <summary>How long the steps to power take for large loads, by track; empty where nothing is known.</summary>
    public ImmutableArray<TrackSteps> Connections { get; init; } = [];
}
