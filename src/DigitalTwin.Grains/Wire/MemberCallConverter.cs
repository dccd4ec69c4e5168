using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Grains.Wire;

/// <summary>Encodes a <see cref="MemberCall"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class MemberCallConverter : IConverter<MemberCall, MemberCallFrame>
{
    /// <inheritdoc/>
    public MemberCall ConvertFromSurrogate(in MemberCallFrame surrogate) => new(MemberWire.DecodeRequest(surrogate.Frame));

    /// <inheritdoc/>
    public MemberCallFrame ConvertToSurrogate(in MemberCall value) => new(MemberWire.Encode(value.Request));
}
