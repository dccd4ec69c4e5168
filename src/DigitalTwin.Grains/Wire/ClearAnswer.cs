using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Grains.Wire;

/// <summary>What the coupling answers. Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Reply">What is handed over; not changed from then on.</param>
[Immutable, Alias(Aliases.ClearAnswer)]
public sealed record ClearAnswer(ClearReply Reply);
