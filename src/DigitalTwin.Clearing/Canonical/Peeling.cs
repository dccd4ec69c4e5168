using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// Solves balances that have one unknown, one after the other, as long as there are such: on a forest of price islands this is
/// everything. What is left is a core of cycles. The order depends on the set of unknowns alone.
/// </summary>
internal sealed class Peeling
{
    private readonly Hour _hour;
    private readonly Incidence _incidence;
    private readonly int[] _unknowns;
    private readonly int[] _queue;
    private readonly double[] _brings;

    public Peeling(Hour hour, Incidence incidence)
    {
        _hour = hour;
        _incidence = incidence;
        _unknowns = new int[hour.ZoneCount];
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

    /// <summary>Peels; values of what is not free must stand in the arrays, the others are written.</summary>
    /// <returns>Whether a core remains.</returns>
    public bool Run(bool[] zoneFree, bool[] lineFree, double[] netPosition, double[] flow)
    {
        zoneFree.CopyTo(ZoneOpen, 0);
        lineFree.CopyTo(LineOpen, 0);
        int head = 0, tail = 0, open = 0;
        Array.Clear(_unknowns);
        int[] from = _hour.Order.From, to = _hour.Order.To;
        for (int l = 0; l < lineFree.Length; l++)
        {
            Settle(l, lineFree[l] ? 0 : flow[l]);
            if (!lineFree[l])
                continue;
            _unknowns[from[l]]++;
            _unknowns[to[l]]++;
        }

        for (int i = 0; i < _unknowns.Length; i++)
        {
            _unknowns[i] += zoneFree[i] ? 1 : 0;
            open += _unknowns[i];
            if (_unknowns[i] == 1)
                _queue[tail++] = i;
        }

        while (head < tail)
        {
            int zone = _queue[head++];
            if (_unknowns[zone] != 1)
                continue;
            _unknowns[zone] = 0;
            open--;
            if (ZoneOpen[zone])
            {
                ZoneOpen[zone] = false;
                netPosition[zone] = -Surplus(zone, 0);
                continue;
            }

            int line = OpenLine(zone);
            LineOpen[line] = false;
            flow[line] = _incidence.FlowBringing(line, zone, -Surplus(zone, netPosition[zone]));
            Settle(line, flow[line]);
            int other = _incidence.Other(line, zone);
            open--;
            if (--_unknowns[other] == 1)
                _queue[tail++] = other;
        }

        return open > 0;
    }

    /// <summary>Notes what a flow brings to either end (below zero: takes). A flow not yet known brings nothing.</summary>
    private void Settle(int line, double flow)
    {
        double arrives = _hour.Gain[line] * flow;
        _brings[2 * line] = flow > 0 ? -flow : -arrives;
        _brings[(2 * line) + 1] = flow > 0 ? arrives : flow;
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

    private int OpenLine(int zone)
    {
        int e = _incidence.Start[zone];
        while (!LineOpen[_incidence.Line[e]])
            e++;
        return _incidence.Line[e];
    }
}
