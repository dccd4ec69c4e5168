using System.Collections.Immutable;
using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.State;

namespace DigitalTwin.Protocol.Members;

/// <summary>Where a country stands with what it builds. Immutable.</summary>
/// <param name="Standing">One entry a plant that it can build.</param>
public sealed record BuildReport(ImmutableArray<BuildStanding> Standing)
{
    internal static BuildReport Visit<TVisitor>(ref TVisitor visitor, BuildReport? report)
        where TVisitor : IStateVisitor, allows ref struct
    {
        List<BuildStanding> standing = [.. report?.Standing ?? []];
        visitor.VisitList("standing", standing);
        return new BuildReport([.. standing]);
    }
}
