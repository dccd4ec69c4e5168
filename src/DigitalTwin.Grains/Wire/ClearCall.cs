namespace DigitalTwin.Grains.Wire;

/// <summary>What the coordinator asks of the coupling.
/// Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Request">What is handed over; not changed from then on.</param>
[Immutable, Alias(Aliases.ClearCall)]
public sealed record ClearCall(ClearRequest Request);

/// <summary>A <see cref="ClearCall"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ClearCallFrame)]
public readonly record struct ClearCallFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);

/// <summary>Encodes a <see cref="ClearCall"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class ClearCallConverter : IConverter<ClearCall, ClearCallFrame>
{
    /// <inheritdoc/>
    public ClearCall ConvertFromSurrogate(in ClearCallFrame surrogate) => new(StateBytes.Decode<ClearRequest>(surrogate.Frame));

    /// <inheritdoc/>
    public ClearCallFrame ConvertToSurrogate(in ClearCall value) => new(StateBytes.Encode(value.Request));
}

/// <summary>What the coupling answers. Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Reply">What is handed over; not changed from then on.</param>
[Immutable, Alias(Aliases.ClearAnswer)]
public sealed record ClearAnswer(ClearReply Reply);

/// <summary>A <see cref="ClearAnswer"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ClearAnswerFrame)]
public readonly record struct ClearAnswerFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);

/// <summary>Encodes a <see cref="ClearAnswer"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class ClearAnswerConverter : IConverter<ClearAnswer, ClearAnswerFrame>
{
    /// <inheritdoc/>
    public ClearAnswer ConvertFromSurrogate(in ClearAnswerFrame surrogate) => new(StateBytes.Decode<ClearReply>(surrogate.Frame));

    /// <inheritdoc/>
    public ClearAnswerFrame ConvertToSurrogate(in ClearAnswer value) => new(StateBytes.Encode(value.Reply));
}

/// <summary>Gives the coupling its state.</summary>
/// <param name="Spec">What it is made from.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="Epoch">The epoch that begins with the load.</param>
/// <param name="Tick">The last tick that was cleared.</param>
/// <param name="Checkpoint">The coupling's object of a checkpoint; empty for the state before the first call.</param>
/// <param name="Saves">Whether the object is wanted back.</param>
[GenerateSerializer, Immutable, Alias(Aliases.CouplingOrder)]
public sealed record CouplingOrder(
    [property: Id(0)] RunSpec Spec,
    [property: Id(1)] ulong Run,
    [property: Id(2)] int Epoch,
    [property: Id(3)] long Tick,
    [property: Id(4)] ReadOnlyMemory<byte> Checkpoint,
    [property: Id(5)] bool Saves);
