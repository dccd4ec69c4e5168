namespace DigitalTwin.Grains.Wire;

/// <summary>A <see cref="MemberCall"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.MemberCallFrame)]
public readonly record struct MemberCallFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);
