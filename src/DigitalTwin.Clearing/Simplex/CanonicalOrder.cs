using DigitalTwin.Clearing.Problem;

namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// The order in which the solver works: zones by identifier, lines from the lower zone to the higher, then by their own identifiers.
/// With it, the order of input cannot reach the arithmetic.
/// </summary>
internal sealed class CanonicalOrder
{
    public CanonicalOrder(ZonalNetwork network)
    {
        ZoneInput = SortedZones(network);
        int[] zoneRank = new int[network.ZoneCount];
        for (int i = 0; i < ZoneInput.Length; i++)
            zoneRank[ZoneInput[i]] = i;
        int lineCount = network.Lines.Length;
        LineInput = SortedLines(network, zoneRank);
        From = new int[lineCount];
        To = new int[lineCount];
        End = new int[2 * lineCount];
        Flipped = new bool[lineCount];
        Direction = new double[lineCount];
        Reactance = new double[lineCount];
        for (int l = 0; l < lineCount; l++)
        {
            ZonalLine line = network.Lines[LineInput[l]];
            int from = zoneRank[line.From], to = zoneRank[line.To];
            Flipped[l] = from > to;
            Direction[l] = from > to ? -1 : 1;
            From[l] = Math.Min(from, to);
            To[l] = Math.Max(from, to);
            End[2 * l] = From[l];
            End[(2 * l) + 1] = To[l];
            Reactance[l] = line.ReactancePu ?? 0;
        }
    }

    /// <summary>Input index of the zone at each place.</summary>
    public int[] ZoneInput { get; }

    /// <summary>Input index of the line at each place.</summary>
    public int[] LineInput { get; }

    /// <summary>Lower zone of each line, by place.</summary>
    public int[] From { get; }

    /// <summary>Higher zone of each line, by place.</summary>
    public int[] To { get; }

    /// <summary>Both: the lower zone of line l at 2l, the higher at 2l + 1.</summary>
    public int[] End { get; }

    /// <summary>Whether the input gave the line from the higher zone to the lower.</summary>
    public bool[] Flipped { get; }

    /// <summary>-1 where the input gave the line from the higher zone to the lower, else 1.</summary>
    public double[] Direction { get; }

    /// <summary>Reactance, or zero for a line without.</summary>
    public double[] Reactance { get; }

    private static int[] SortedZones(ZonalNetwork network)
    {
        int[] order = new int[network.ZoneCount];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        if (!network.ZoneIds.IsEmpty)
            Array.Sort(order, (a, b) => string.CompareOrdinal(network.ZoneIds[a], network.ZoneIds[b]));
        return order;
    }

    private static int[] SortedLines(ZonalNetwork network, int[] zoneRank)
    {
        int[] order = new int[network.Lines.Length];
        for (int l = 0; l < order.Length; l++)
            order[l] = l;
        Array.Sort(order, (a, b) =>
        {
            ZonalLine la = network.Lines[a], lb = network.Lines[b];
            int a0 = Math.Min(zoneRank[la.From], zoneRank[la.To]), a1 = Math.Max(zoneRank[la.From], zoneRank[la.To]);
            int b0 = Math.Min(zoneRank[lb.From], zoneRank[lb.To]), b1 = Math.Max(zoneRank[lb.From], zoneRank[lb.To]);
            int byZone = a0 != b0 ? a0.CompareTo(b0) : a1.CompareTo(b1);
            if (byZone != 0)
                return byZone;
            int byId = string.CompareOrdinal(la.Id, lb.Id);
            if (byId != 0)
                return byId;
            int byReactance = Nullable.Compare(la.ReactancePu, lb.ReactancePu);
            return byReactance != 0 ? byReactance : a.CompareTo(b);
        });
        return order;
    }
}
