using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Chips;

/// <summary>What a fab that is part of a chain reports beside its figures.</summary>
/// <param name="Stages">Its stocks.</param>
[Payload(2)]
public sealed record FabDetail(FabStages Stages) : MemberDetail;
