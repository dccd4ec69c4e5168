namespace DigitalTwin.Grains.Wire;

/// <summary>What the coordinator asks of a grid. Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Request">What is handed over; not changed from then on.</param>
[Immutable, Alias(Aliases.GridCall)]
public sealed record GridCall(GridRequest Request);

/// <summary>A <see cref="GridCall"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.GridCallFrame)]
public readonly record struct GridCallFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);

/// <summary>Encodes a <see cref="GridCall"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class GridCallConverter : IConverter<GridCall, GridCallFrame>
{
    /// <inheritdoc/>
    public GridCall ConvertFromSurrogate(in GridCallFrame surrogate) => new(StateBytes.Decode<GridRequest>(surrogate.Frame));

    /// <inheritdoc/>
    public GridCallFrame ConvertToSurrogate(in GridCall value) => new(StateBytes.Encode(value.Request));
}

/// <summary>What a grid answers. Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Reply">What is handed over; it holds until the grid's next call.</param>
[Immutable, Alias(Aliases.GridAnswer)]
public sealed record GridAnswer(GridReply Reply);

/// <summary>A <see cref="GridAnswer"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.GridAnswerFrame)]
public readonly record struct GridAnswerFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);

/// <summary>Encodes a <see cref="GridAnswer"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class GridAnswerConverter : IConverter<GridAnswer, GridAnswerFrame>
{
    /// <inheritdoc/>
    public GridAnswer ConvertFromSurrogate(in GridAnswerFrame surrogate) => new(StateBytes.Decode<GridReply>(surrogate.Frame));

    /// <inheritdoc/>
    public GridAnswerFrame ConvertToSurrogate(in GridAnswer value) => new(StateBytes.Encode(value.Reply));
}

/// <summary>Gives a grid and its members their state.</summary>
/// <param name="Spec">What they are made from.</param>
/// <param name="Frame">Canonical frame of the load (<see cref="StateBytes"/>).</param>
[GenerateSerializer, Immutable, Alias(Aliases.GridOrder)]
public sealed record GridOrder(
    [property: Id(0)] RunSpec Spec,
    [property: Id(1)] ReadOnlyMemory<byte> Frame);
