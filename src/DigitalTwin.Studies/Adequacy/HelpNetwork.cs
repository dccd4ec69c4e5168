namespace DigitalTwin.Studies.Adequacy;

/// <summary>
/// Carries as much as possible from areas that have too much to areas that have too little in one hour: the largest flow through the lines,
/// by shortest augmenting paths (Edmonds and Karp 1972). The sum is the largest there is; which of several short areas gets it is by
/// distance, then by the areas' order.
/// </summary>
internal sealed class HelpNetwork
{
    private readonly AdequacySystem _system;
    private readonly int[][] _arcsOf;
    private readonly double[] _roomMw;
    private readonly int[] _arcTo;
    private readonly int[] _cameBy;
    private readonly int[] _queue;

    public HelpNetwork(AdequacySystem system)
    {
        _system = system;
        _roomMw = new double[system.Lines.Length * 2];
        _arcTo = new int[_roomMw.Length];
        var arcs = system.Areas.Select(_ => new List<int>()).ToArray();
        for (int line = 0; line < system.Lines.Length; line++)
        {
            (int from, int to) = (system.Lines[line].From, system.Lines[line].To);
            (_arcTo[line * 2], _arcTo[(line * 2) + 1]) = (to, from);
            arcs[from].Add(line * 2);
            arcs[to].Add((line * 2) + 1);
        }

        _arcsOf = [.. arcs.Select(list => list.ToArray())];
        _cameBy = new int[system.Areas.Length];
        _queue = new int[system.Areas.Length];
    }

    /// <summary>Begins an hour: nothing flows.</summary>
    public void Begin(int hour)
    {
        for (int line = 0; line < _system.Lines.Length; line++)
        {
            _roomMw[line * 2] = _system.Lines[line].ForwardMw[hour];
            _roomMw[(line * 2) + 1] = _system.Lines[line].ReverseMw[hour];
        }
    }

    /// <summary>Moves power until no short area can be reached any more; what flowed before in the hour still does.</summary>
    /// <param name="spareMw">What each area can give; falls by what it gives.</param>
    /// <param name="shortMw">What each area lacks; falls by what it gets.</param>
    public void Carry(double[] spareMw, double[] shortMw)
    {
        while (FindPath(spareMw, shortMw) is int end and >= 0)
        {
            double mw = shortMw[end];
            int start = end;
            for (; _cameBy[start] != Source; start = _arcTo[_cameBy[start] ^ 1])
                mw = Math.Min(mw, _roomMw[_cameBy[start]]);
            mw = Math.Min(mw, spareMw[start]);
            for (int area = end; _cameBy[area] != Source; area = _arcTo[_cameBy[area] ^ 1])
            {
                _roomMw[_cameBy[area]] -= mw;
                _roomMw[_cameBy[area] ^ 1] += mw;
            }

            spareMw[start] -= mw;
            shortMw[end] -= mw;
        }
    }

    private const int Unseen = -2;
    private const int Source = -1;

    // Below it, what is left is rounding.
    internal const double NothingMw = 1e-9;

    /// <summary>The nearest short area that an area with power to spare reaches; -1 for none.</summary>
    private int FindPath(double[] spareMw, double[] shortMw)
    {
        Array.Fill(_cameBy, Unseen);
        int count = 0;
        for (int area = 0; area < spareMw.Length; area++)
        {
            if (spareMw[area] <= NothingMw)
                continue;
            _cameBy[area] = Source;
            _queue[count++] = area;
        }

        for (int next = 0; next < count; next++)
        {
            int area = _queue[next];
            if (shortMw[area] > NothingMw)
                return area;
            foreach (int arc in _arcsOf[area])
            {
                if (_roomMw[arc] <= NothingMw || _cameBy[_arcTo[arc]] != Unseen)
                    continue;
                _cameBy[_arcTo[arc]] = arc;
                _queue[count++] = _arcTo[arc];
            }
        }

        return -1;
    }
}
