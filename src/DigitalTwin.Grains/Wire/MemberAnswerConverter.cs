using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Grains.Wire;

/// <summary>Encodes a <see cref="MemberAnswer"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class MemberAnswerConverter : IConverter<MemberAnswer, MemberAnswerFrame>
{
    /// <inheritdoc/>
    public MemberAnswer ConvertFromSurrogate(in MemberAnswerFrame surrogate) => new(MemberWire.DecodeReply(surrogate.Frame));

    /// <inheritdoc/>
    public MemberAnswerFrame ConvertToSurrogate(in MemberAnswer value) => new(MemberWire.Encode(value.Reply));
}
