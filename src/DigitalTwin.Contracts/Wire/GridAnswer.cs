namespace DigitalTwin.Contracts.Wire;

/// <summary>What a grid answers.</summary>
/// <param name="Frame">Canonical frame of the reply (<see cref="Protocol.Grids.GridWire"/>).</param>
[GenerateSerializer, Immutable, Alias(Aliases.GridAnswer)]
public sealed record GridAnswer([property: Id(0)] ReadOnlyMemory<byte> Frame);
