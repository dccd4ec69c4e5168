namespace DigitalTwin.Grains.Wire;

/// <summary>A <see cref="ClearAnswer"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ClearAnswerFrame)]
public readonly record struct ClearAnswerFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);
