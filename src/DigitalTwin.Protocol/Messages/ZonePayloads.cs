using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Events;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Messages;

/// <summary>A grid reports a tick to its country.</summary>
/// <param name="Totals">Sums of the tick.</param>
[Payload(4)]
public sealed record TotalsPayload(GridTotals Totals) : Payload;
