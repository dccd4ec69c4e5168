namespace DigitalTwin.Grains.Wire;

/// <summary>A <see cref="GridCall"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.GridCallFrame)]
public readonly record struct GridCallFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);
