namespace DigitalTwin.Grains.Wire;

/// <summary>What a grid asks of a member. Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Request">What is handed over; not changed from then on.</param>
[Immutable, Alias(Aliases.MemberCall)]
public sealed record MemberCall(MemberRequest Request);

/// <summary>A <see cref="MemberCall"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.MemberCallFrame)]
public readonly record struct MemberCallFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);

/// <summary>Encodes a <see cref="MemberCall"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class MemberCallConverter : IConverter<MemberCall, MemberCallFrame>
{
    /// <inheritdoc/>
    public MemberCall ConvertFromSurrogate(in MemberCallFrame surrogate) => new(StateBytes.Decode<MemberRequest>(surrogate.Frame));

    /// <inheritdoc/>
    public MemberCallFrame ConvertToSurrogate(in MemberCall value) => new(StateBytes.Encode(value.Request));
}

/// <summary>What a member answers. Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Reply">What is handed over; not changed from then on.</param>
[Immutable, Alias(Aliases.MemberAnswer)]
public sealed record MemberAnswer(MemberReply Reply);

/// <summary>A <see cref="MemberAnswer"/> under way.</summary>
/// <param name="Frame">Its canonical frame.</param>
[GenerateSerializer, Immutable, Alias(Aliases.MemberAnswerFrame)]
public readonly record struct MemberAnswerFrame([property: Id(0)] ReadOnlyMemory<byte> Frame);

/// <summary>Encodes a <see cref="MemberAnswer"/> that leaves the silo.</summary>
[RegisterConverter]
public sealed class MemberAnswerConverter : IConverter<MemberAnswer, MemberAnswerFrame>
{
    /// <inheritdoc/>
    public MemberAnswer ConvertFromSurrogate(in MemberAnswerFrame surrogate) => new(StateBytes.Decode<MemberReply>(surrogate.Frame));

    /// <inheritdoc/>
    public MemberAnswerFrame ConvertToSurrogate(in MemberAnswer value) => new(StateBytes.Encode(value.Reply));
}
