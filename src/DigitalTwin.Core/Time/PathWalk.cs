using DigitalTwin.Core.State;

namespace DigitalTwin.Core.Time;

/// <summary>The walk of a path: the list of its dated values.</summary>
public static class PathWalk
{
    /// <summary>Walks a path.</summary>
    /// <exception cref="ArgumentException">What was read is no path: it is empty, or its dates do not rise.</exception>
    public static void Visit<TVisitor>(ref TVisitor visitor, string field, ref DatedPath path)
        where TVisitor : IStateVisitor, allows ref struct
    {
        List<DatedValue> points = [.. path?.Points ?? []];
        visitor.VisitList(field, points);
        if (visitor.Reads)
            path = new DatedPath([.. points]);
    }
}
