using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Grains.Wire;

/// <summary>Encodes a <see cref="ClearCall"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class ClearCallConverter : IConverter<ClearCall, ClearCallFrame>
{
    /// <inheritdoc/>
    public ClearCall ConvertFromSurrogate(in ClearCallFrame surrogate) => new(CouplingWire.DecodeRequest(surrogate.Frame));

    /// <inheritdoc/>
    public ClearCallFrame ConvertToSurrogate(in ClearCall value) => new(CouplingWire.Encode(value.Request));
}
