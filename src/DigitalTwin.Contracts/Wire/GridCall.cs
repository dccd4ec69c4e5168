namespace DigitalTwin.Contracts.Wire;

/// <summary>What the coordinator asks of a grid.</summary>
/// <param name="Frame">Canonical frame of the request (<see cref="Protocol.Grids.GridWire"/>).</param>
[GenerateSerializer, Immutable, Alias(Aliases.GridCall)]
public sealed record GridCall([property: Id(0)] ReadOnlyMemory<byte> Frame);
