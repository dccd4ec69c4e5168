using System.Collections.Immutable;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Investment;

/// <summary>Where a country stands with what it builds.</summary>
/// <param name="Standing">One entry a plant that it can build.</param>
[Payload(3)]
public sealed record BuildReport(ImmutableArray<InvestmentStatus> Standing) : MemberDetail;
