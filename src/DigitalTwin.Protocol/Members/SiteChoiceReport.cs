using System.Collections.Immutable;
using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.State;

namespace DigitalTwin.Protocol.Members;

/// <summary>Where an operator stands with the sites that it chooses. Immutable.</summary>
/// <param name="Candidates">All zones that it considers, campus by campus.</param>
public sealed record SiteChoiceReport(ImmutableArray<SiteCandidate> Candidates)
{
    internal static SiteChoiceReport Visit<TVisitor>(ref TVisitor visitor, SiteChoiceReport? report)
        where TVisitor : IStateVisitor, allows ref struct
    {
        List<SiteCandidate> candidates = [.. report?.Candidates ?? []];
        visitor.VisitList("site_candidates", candidates);
        return new SiteChoiceReport([.. candidates]);
    }
}
