namespace DigitalTwin.Grains.Wire;

/// <summary>A <see cref="MemberOrder"/> under way.</summary>
/// <param name="Spec">What the member is made from.</param>
/// <param name="Frame">Canonical frame of its state.</param>
[GenerateSerializer, Immutable, Alias(Aliases.MemberOrderFrame)]
public readonly record struct MemberOrderFrame([property: Id(0)] RunSpec Spec, [property: Id(1)] ReadOnlyMemory<byte> Frame);
