namespace DigitalTwin.Grains.Wire;

/// <summary>A <see cref="GridAnswer"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.GridAnswerFrame)]
public readonly record struct GridAnswerFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);
