using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// Solves balances that have one unknown, one after the other, as long as there are such: on a forest of price islands this is
/// everything. What is left is a core of cycles. The order depends on the set of unknowns alone.
/// </summary>
internal sealed class LeafElimination
{
    private readonly Hour _hour;
    private readonly Incidence _incidence;
    private readonly int[] _unknowns;

    // Exclusive or of the numbers of each zone's open lines: once one is left, that is its number.
    private readonly int[] _openLines;
    private readonly int[] _queue;
    private readonly double[] _brings;

    public LeafElimination(Hour hour, Incidence incidence)
    {
        _hour = hour;
        _incidence = incidence;
        _unknowns = new int[hour.ZoneCount];
        _openLines = new int[hour.ZoneCount];
        _queue = new int[hour.ZoneCount];
        _brings = new double[2 * hour.LineCount];
        ZoneOpen = new bool[hour.ZoneCount];
        LineOpen = new bool[hour.LineCount];
    }

    /// <summary>Zones whose position is still unknown.</summary>
    public bool[] ZoneOpen { get; }

    /// <summary>Lines whose flow is still unknown.</summary>
    public bool[] LineOpen { get; }

    /// <summary>Zones that still have an unknown.</summary>
    public bool Unsettled(int zone) => _unknowns[zone] > 0;

    /// <summary>Peels; values of what is not free must be in the arrays, the others are written.</summary>
    /// <returns>Whether a core remains.</returns>
    public bool Run(bool[] zoneFree, bool[] lineFree, double[] netPosition, double[] flow)
    {
        zoneFree.CopyTo(ZoneOpen, 0);
        lineFree.CopyTo(LineOpen, 0);
        int[] unknowns = _unknowns, lines = _openLines, queue = _queue, end = _hour.Order.End;
        int tail = 0, open = 0;
        Array.Clear(unknowns);
        Array.Clear(lines);
        for (int l = 0; l < lineFree.Length; l++)
        {
            Settle(l, lineFree[l] ? 0 : flow[l]);
            if (!lineFree[l])
                continue;
            unknowns[end[2 * l]]++;
            unknowns[end[(2 * l) + 1]]++;
            lines[end[2 * l]] ^= l;
            lines[end[(2 * l) + 1]] ^= l;
        }

        for (int i = 0; i < unknowns.Length; i++)
        {
            unknowns[i] += zoneFree[i] ? 1 : 0;
            open += unknowns[i];
            if (unknowns[i] == 1)
                queue[tail++] = i;
        }

        for (int head = 0; head < tail; head++)
        {
            int zone = queue[head];
            if (unknowns[zone] != 1)
                continue;
            unknowns[zone] = 0;
            open--;
            if (ZoneOpen[zone])
            {
                ZoneOpen[zone] = false;
                netPosition[zone] = -Surplus(zone, 0);
                continue;
            }

            int line = lines[zone], other = end[2 * line] ^ end[(2 * line) + 1] ^ zone;
            LineOpen[line] = false;
            flow[line] = _incidence.FlowBringing(line, zone, -Surplus(zone, netPosition[zone]));
            Settle(line, flow[line]);
            open--;
            lines[other] ^= line;
            if (--unknowns[other] == 1)
                queue[tail++] = other;
        }

        return open > 0;
    }

    /// <summary>Notes what a flow brings to either end (below zero: takes). A flow not yet known brings nothing.</summary>
    private void Settle(int line, double flow)
    {
        // Without a branch on the sign, which no processor guesses: one of the two is zero.
        double ahead = double.MaxNative(flow, 0), back = double.MinNative(flow, 0), gain = _hour.Gain[line];
        _brings[2 * line] = -ahead - (gain * back);
        _brings[(2 * line) + 1] = (gain * ahead) + back;
    }

    /// <summary>What is left over at a zone, MW, of what is known, summed in line order.</summary>
    private double Surplus(int zone, double netPosition)
    {
        double sum = netPosition;
        ReadOnlySpan<double> brings = _brings;
        foreach (int slot in _incidence.Slots(zone))
            sum += brings[slot];
        return sum;
    }
}
