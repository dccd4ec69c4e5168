using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Zones;

/// <summary>A grid reports a tick to its country.</summary>
/// <param name="Totals">Sums of the tick.</param>
[Payload(4)]
public sealed record TotalsPayload(GridTotals Totals) : Payload;
