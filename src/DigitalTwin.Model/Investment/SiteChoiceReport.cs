using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Investment;

/// <summary>What an operator has decided of the sites that it chooses.</summary>
/// <param name="Candidates">All zones that it considers, campus by campus.</param>
[Payload(4)]
public sealed record SiteChoiceReport(ImmutableArray<SiteCandidate> Candidates) : MemberDetail;
