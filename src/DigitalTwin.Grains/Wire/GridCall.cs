using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Grains.Wire;

/// <summary>What the coordinator asks of a grid. Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Request">What is handed over; not changed from then on.</param>
[Immutable, Alias(Aliases.GridCall)]
public sealed record GridCall(GridRequest Request);
