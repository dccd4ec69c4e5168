using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Grains.Wire;

/// <summary>Encodes a <see cref="ClearAnswer"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class ClearAnswerConverter : IConverter<ClearAnswer, ClearAnswerFrame>
{
    /// <inheritdoc/>
    public ClearAnswer ConvertFromSurrogate(in ClearAnswerFrame surrogate) => new(CouplingWire.DecodeReply(surrogate.Frame));

    /// <inheritdoc/>
    public ClearAnswerFrame ConvertToSurrogate(in ClearAnswer value) => new(CouplingWire.Encode(value.Reply));
}
