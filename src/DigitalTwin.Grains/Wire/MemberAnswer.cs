using DigitalTwin.Model.Members;

namespace DigitalTwin.Grains.Wire;

/// <summary>What a member answers. Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Reply">What is handed over; not changed from then on.</param>
[Immutable, Alias(Aliases.MemberAnswer)]
public sealed record MemberAnswer(MemberReply Reply);
