using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Grains.Wire;

/// <summary>Encodes a <see cref="MemberOrder"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class MemberOrderConverter : IConverter<MemberOrder, MemberOrderFrame>
{
    /// <inheritdoc/>
    public MemberOrder ConvertFromSurrogate(in MemberOrderFrame surrogate) =>
        new(surrogate.Spec, MemberWire.DecodeLoad(surrogate.Frame));

    /// <inheritdoc/>
    public MemberOrderFrame ConvertToSurrogate(in MemberOrder value) => new(value.Spec, MemberWire.Encode(value.Load));
}
