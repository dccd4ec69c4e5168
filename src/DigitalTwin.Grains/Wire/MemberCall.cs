using DigitalTwin.Model.Members;

namespace DigitalTwin.Grains.Wire;

/// <summary>What a grid asks of a member. Within a silo it is handed over as it is, between silos as its canonical frame.</summary>
/// <param name="Request">What is handed over; not changed from then on.</param>
[Immutable, Alias(Aliases.MemberCall)]
public sealed record MemberCall(MemberRequest Request);
