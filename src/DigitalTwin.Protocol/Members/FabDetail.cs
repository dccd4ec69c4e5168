using DigitalTwin.Model.BuildOut;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Members;

/// <summary>What a fab that is part of a chain reports beside its figures.</summary>
/// <param name="Stages">Its stocks.</param>
[Payload(2)]
public sealed record FabDetail(FabStages Stages) : MemberDetail;
