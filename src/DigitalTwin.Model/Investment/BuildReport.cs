using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Investment;

/// <summary>What a country is building.</summary>
/// <param name="Standing">One entry a plant that it can build.</param>
[Payload(3)]
public sealed record BuildReport(ImmutableArray<InvestmentStatus> Standing) : MemberDetail;
