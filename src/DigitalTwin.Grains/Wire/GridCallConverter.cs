using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Grains.Wire;

/// <summary>Encodes a <see cref="GridCall"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class GridCallConverter : IConverter<GridCall, GridCallFrame>
{
    /// <inheritdoc/>
    public GridCall ConvertFromSurrogate(in GridCallFrame surrogate) => new(GridWire.DecodeRequest(surrogate.Frame));

    /// <inheritdoc/>
    public GridCallFrame ConvertToSurrogate(in GridCall value) => new(GridWire.Encode(value.Request));
}
