using System.Collections.Immutable;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Model.Specs;

/// <summary>A bidding zone or balancing area: its ordinary load and the rules of its grid.</summary>
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

    /// <summary>Size of the zone, MW, at least 1: its highest ordinary load. Its headroom is remembered in shares of it.</summary>
    public double ScaleMw => Math.Max(1, OrdinaryLoadMw.Values.Max());

    /// <summary>Mean of the sourced demand with existing datacenters, flexible loads and fabs, MW; null where nobody says it.</summary>
    public double? SourcedMeanMw { get; init; }

    /// <summary>Share of the ordinary load that is shed last, 0 to 1.</summary>
    public required double EssentialShare { get; init; }

    /// <summary>Flat net import from neighbours without a zone, MW; negative exports.</summary>
    public required double ExternalImportMw { get; init; }

    /// <summary>Heat and cold waves: percent of load added for each hour they cover.</summary>
    public ImmutableArray<LoadWave> Waves { get; init; } = [];

    /// <summary>Reserve as a share of load, 0 to 1.</summary>
    public double ReserveShareOfLoad { get; init; } = 0.03;

    /// <summary>Reserve as a share of wind and solar output, 0 to 1.</summary>
    public double ReserveShareOfVariable { get; init; } = 0.05;

    /// <summary>Ordinary load over that of the first year of the run, over time.</summary>
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
