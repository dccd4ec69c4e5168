namespace DigitalTwin.Grains.Wire;

/// <summary>A <see cref="MemberAnswer"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.MemberAnswerFrame)]
public readonly record struct MemberAnswerFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);
