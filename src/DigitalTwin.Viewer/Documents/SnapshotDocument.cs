namespace DigitalTwin.Viewer.Documents;

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
