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

    public Peeling(Hour hour, Incidence incidence)
    {
        _hour = hour;
        _incidence = incidence;
        _unknowns = new int[hour.ZoneCount];
        _queue = new int[hour.ZoneCount];
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
        for (int l = 0; l < _hour.LineCount; l++)
        {
            if (!lineFree[l])
                continue;
            _unknowns[_hour.Order.From[l]]++;
            _unknowns[_hour.Order.To[l]]++;
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
                netPosition[zone] = -_incidence.Surplus(zone, 0, flow, -1);
                continue;
            }

            int line = OpenLine(zone);
            LineOpen[line] = false;
            flow[line] = _incidence.FlowBringing(line, zone, -_incidence.Surplus(zone, netPosition[zone], flow, line));
            int other = _incidence.Other(line, zone);
            open--;
            if (--_unknowns[other] == 1)
                _queue[tail++] = other;
        }

        return open > 0;
    }

    private int OpenLine(int zone)
    {
        int e = _incidence.Start[zone];
        while (!LineOpen[_incidence.Line[e]])
            e++;
        return _incidence.Line[e];
    }
}
