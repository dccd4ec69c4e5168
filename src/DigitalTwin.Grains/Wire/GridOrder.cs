namespace DigitalTwin.Grains.Wire;

/// <summary>Gives a grid and its members their state.</summary>
/// <param name="Spec">What they are made from.</param>
/// <param name="Frame">Canonical frame of the load (<see cref="Protocol.Grids.GridWire"/>).</param>
[GenerateSerializer, Immutable, Alias(Aliases.GridOrder)]
public sealed record GridOrder(
    [property: Id(0)] RunSpec Spec,
    [property: Id(1)] ReadOnlyMemory<byte> Frame);
