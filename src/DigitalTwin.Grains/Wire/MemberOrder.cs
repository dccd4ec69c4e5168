namespace DigitalTwin.Grains.Wire;

/// <summary>
/// Gives a member its state. Within a silo it is handed over as it is, between silos as its canonical frame.
/// </summary>
/// <param name="Spec">What the member is made from.</param>
/// <param name="Load">Its state; not changed from then on.</param>
[Immutable, Alias(Aliases.MemberOrder)]
public sealed record MemberOrder(RunSpec Spec, MemberLoad Load);

/// <summary>A <see cref="MemberOrder"/> under way.</summary>
/// <param name="Spec">What the member is made from.</param>
/// <param name="Frame">Canonical frame of its state.</param>
[GenerateSerializer, Immutable, Alias(Aliases.MemberOrderFrame)]
public readonly record struct MemberOrderFrame([property: Id(0)] RunSpec Spec, [property: Id(1)] ReadOnlyMemory<byte> Frame);

/// <summary>Encodes a <see cref="MemberOrder"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class MemberOrderConverter : IConverter<MemberOrder, MemberOrderFrame>
{
    /// <inheritdoc/>
    public MemberOrder ConvertFromSurrogate(in MemberOrderFrame surrogate) =>
        new(surrogate.Spec, StateBytes.Decode<MemberLoad>(surrogate.Frame));

    /// <inheritdoc/>
    public MemberOrderFrame ConvertToSurrogate(in MemberOrder value) => new(value.Spec, StateBytes.Encode(value.Load));
}
