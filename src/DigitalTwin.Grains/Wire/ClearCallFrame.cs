namespace DigitalTwin.Grains.Wire;

/// <summary>A <see cref="ClearCall"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ClearCallFrame)]
public readonly record struct ClearCallFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);
