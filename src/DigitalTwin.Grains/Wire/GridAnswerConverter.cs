using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Grains.Wire;

/// <summary>Encodes a <see cref="GridAnswer"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class GridAnswerConverter : IConverter<GridAnswer, GridAnswerFrame>
{
    /// <inheritdoc/>
    public GridAnswer ConvertFromSurrogate(in GridAnswerFrame surrogate) => new(GridWire.DecodeReply(surrogate.Frame));

    /// <inheritdoc/>
    public GridAnswerFrame ConvertToSurrogate(in GridAnswer value) => new(GridWire.Encode(value.Reply));
}
