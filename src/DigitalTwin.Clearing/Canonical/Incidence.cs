using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>Lines at each zone, in line order: the order in which a balance is summed.</summary>
internal sealed class Incidence
{
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly double[] _gain;
    private readonly int[] _slot;

    public Incidence(Hour hour)
    {
        _from = hour.Order.From;
        _to = hour.Order.To;
        _gain = hour.Gain;
        Start = new int[hour.ZoneCount + 1];
        for (int l = 0; l < hour.LineCount; l++)
        {
            Start[hour.Order.From[l] + 1]++;
            Start[hour.Order.To[l] + 1]++;
        }

        for (int i = 0; i < hour.ZoneCount; i++)
            Start[i + 1] += Start[i];
        Line = new int[2 * hour.LineCount];
        _slot = new int[2 * hour.LineCount];
        int[] next = [.. Start];
        for (int l = 0; l < hour.LineCount; l++)
        {
            int atFrom = next[hour.Order.From[l]]++, atTo = next[hour.Order.To[l]]++;
            Line[atFrom] = Line[atTo] = l;
            _slot[atFrom] = 2 * l;
            _slot[atTo] = (2 * l) + 1;
        }
    }

    /// <summary>Lines of zone i are Start[i] .. Start[i + 1] of <see cref="Line"/>.</summary>
    public int[] Start { get; }

    public int[] Line { get; }

    /// <summary>Ends of lines at a zone, in line order: twice the line at its lower zone, one more at its higher.</summary>
    public ReadOnlySpan<int> Slots(int zone) => _slot.AsSpan(Start[zone], Start[zone + 1] - Start[zone]);

    /// <summary>The zone at the other end.</summary>
    public int Other(int line, int zone) => _from[line] == zone ? _to[line] : _from[line];

    /// <summary>MW that a flow brings to a zone (below zero: takes from it).</summary>
    public double Brings(int line, int zone, double flow)
    {
        double towards = _from[line] == zone ? -flow : flow;
        return towards > 0 ? _gain[line] * towards : towards;
    }

    /// <summary>The flow that brings a zone so much.</summary>
    public double FlowBringing(int line, int zone, double mw)
    {
        double towards = mw > 0 ? mw / _gain[line] : mw;
        return _from[line] == zone ? -towards : towards;
    }
}
