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
