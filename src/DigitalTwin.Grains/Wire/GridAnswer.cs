using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Grains.Wire;

/// <summary>What a grid answers. Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Reply">What is handed over; it holds until the grid's next call.</param>
[Immutable, Alias(Aliases.GridAnswer)]
public sealed record GridAnswer(GridReply Reply);
