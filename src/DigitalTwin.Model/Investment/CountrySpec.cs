using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Zones;

namespace DigitalTwin.Model.Investment;

/// <summary>A country: receives the reports of its grids.</summary>
/// <param name="Id">Country code, such as <c>US</c>.</param>
/// <param name="HomeZone">Zone whose grid carries the country's messages: the first of its zones.</param>
public sealed record CountrySpec(string Id, string HomeZone)
{
    /// <summary>How fast its algorithms become better, in the order of ticks; none where nothing is stated.</summary>
    public ImmutableArray<AlgorithmGain> AlgorithmGains { get; init; } = [];

    /// <summary>Lines that it can decide to widen: of those that begin in it; by identifier.</summary>
    public ImmutableArray<CorridorSpec> Corridors { get; init; } = [];
}
