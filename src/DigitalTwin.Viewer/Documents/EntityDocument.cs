namespace DigitalTwin.Viewer.Documents;

/// <summary>An entity in one tick, with those that belong to it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Tick">The tick.</param>
/// <param name="Figures">Its figures by metric.</param>
/// <param name="Members">For a zone: its plants, stores, datacenters, fabs and flexible loads; else none.</param>
public sealed record EntityDocument(
    string Id, string Kind, long Tick, IReadOnlyDictionary<string, double?> Figures, IReadOnlyList<MemberDocument> Members);

/// <summary>A member of a zone in one tick.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Fuel">Fuel of a plant; empty for others.</param>
/// <param name="Technology">Technology of a plant; empty for others.</param>
/// <param name="CapacityMw">Capacity of a plant in this tick, outages not counted, MW; null for others.</param>
/// <param name="Figures">Its figures by metric.</param>
public sealed record MemberDocument(
    string Id, string Kind, string Fuel, string Technology, double? CapacityMw, IReadOnlyDictionary<string, double?> Figures);

/// <summary>One tick. Each group has a list a metric, in the order of the world's document; null for who was not there.</summary>
/// <param name="Tick">The tick.</param>
/// <param name="Utc">Its instant.</param>
/// <param name="Hash">Its hash; in the live feed alone.</param>
/// <param name="Schema">Which entities there were.</param>
/// <param name="Zones">Zones.</param>
/// <param name="Lines">Lines.</param>
/// <param name="Datacenters">Datacenters.</param>
/// <param name="Fabs">Fabs.</param>
public sealed record SnapshotDocument(
    long Tick,
    DateTime Utc,
    string? Hash,
    string Schema,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Zones,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Lines,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Datacenters,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Fabs);
