namespace DigitalTwin.Protocol.Grids;

/// <summary>Walks of what grids and the coupling send each other in arrays.</summary>
internal static class GridWalks
{
    /// <summary>Walks outcomes: how many, then each.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, string field, ref ZoneOutcome[] outcomes)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int count = CallWalks.CountOf(ref visitor, field, outcomes?.Length ?? 0);
        List<ZoneOutcome>? read = visitor.Reads ? [] : null;
        for (int i = 0; i < count; i++)
        {
            ZoneOutcome outcome = ZoneOutcome.Walk(ref visitor, read is null ? outcomes![i] : default);
            read?.Add(outcome);
        }

        outcomes = read is null ? outcomes! : [.. read];
    }

    /// <summary>Walks curves: how many, then each.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, string field, ref ReadOnlyMemory<NetSupplyCurve> curves)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int count = CallWalks.CountOf(ref visitor, field, curves.Length);
        List<NetSupplyCurve>? read = visitor.Reads ? [] : null;
        for (int i = 0; i < count; i++)
        {
            NetSupplyCurve curve = read is null ? curves.Span[i] : new NetSupplyCurve();
            curve.VisitState(ref visitor);
            read?.Add(curve);
        }

        curves = read is null ? curves : read.ToArray();
    }
}
