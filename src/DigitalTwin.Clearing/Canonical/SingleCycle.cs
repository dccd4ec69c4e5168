namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// A core with one cycle, which most ties leave: a ring of lines, or lines between two tied zones (a tied zone is a way to the ground,
/// which closes the cycle). With one column of the cycle opened the balances are solved one after the other, so every unknown is a straight
/// line in the opened one: x = base + slope t. The rule for ties is then the least of a parabola in t, between bounds.
/// </summary>
internal sealed class SingleCycle
{
    // A slope below this is rounding: losses of two ways round that are the same.
    private const double SmallestSlope = 1e-12;

    // What balances that repeat each other may differ by, of the core's scale.
    private const double LargestRounding = 1e-9;

    private const int Solved = -1;

    private double[] _base = [];
    private double[] _slope = [];
    private double[] _rightBase = [];
    private double[] _rightSlope = [];
    private int[] _unknowns = [];
    private int[] _columns = [];
    private int[] _queue = [];

    /// <summary>Value of t that the balances fix; NaN where they leave it open.</summary>
    private double _fixed;

    /// <summary>Bound at which each column rests after <see cref="Choose"/>: -1 lower, 0 none, 1 upper.</summary>
    public int[] Side { get; private set; } = [];

    /// <summary>Value of each column, in the core's units.</summary>
    public double[] Point { get; private set; } = [];

    /// <summary>Finds the one cycle of a core.</summary>
    /// <returns>False if there are several, or Kirchhoff's law counts: others must solve it.</returns>
    public bool Find(ReducedSystem core)
    {
        int columns = core.Columns;
        if (columns < core.Rows || columns > core.Rows + 1 || HasLaws(core))
            return false;
        Grow(core);
        int left = Open(core, columns - 1);
        // A column that is not on the cycle leaves the cycle closed: then one of those that are left is on it.
        return (left < 0 || Open(core, left) < 0) && CloseLast(core);
    }

    /// <summary>The point of least weight.</summary>
    public void Evaluate(ReducedSystem core) => Place(core, Least(core));

    /// <summary>The point of least weight between bounds.</summary>
    /// <returns>False where rounding leaves no room between them.</returns>
    public bool Choose(ReducedSystem core, double[] low, double[] high)
    {
        Array.Clear(Side, 0, core.Columns);
        double t = Least(core), least = double.NegativeInfinity, most = double.PositiveInfinity;
        int atLeast = -1, atMost = -1;
        for (int c = 0; c < core.Columns && double.IsNaN(_fixed); c++)
        {
            double slope = _slope[c];
            if (Math.Abs(slope) <= SmallestSlope)
                continue;
            double first = (low[c] - _base[c]) / slope, last = (high[c] - _base[c]) / slope;
            if (Math.Min(first, last) > least)
                (least, atLeast) = (Math.Min(first, last), c);
            if (Math.Max(first, last) < most)
                (most, atMost) = (Math.Max(first, last), c);
        }

        if (least > most)
            return false;
        if (t < least)
            Side[atLeast] = _slope[atLeast] > 0 ? -1 : 1;
        else if (t > most)
            Side[atMost] = _slope[atMost] > 0 ? 1 : -1;
        Place(core, Math.Min(Math.Max(t, least), most));
        return true;
    }

    private static bool HasLaws(ReducedSystem core)
    {
        for (int c = 0; c < core.Columns; c++)
        {
            if (core.Start[c + 1] - core.Start[c] > 2)
                return true;
        }

        return false;
    }

    private double Least(ReducedSystem core)
    {
        if (!double.IsNaN(_fixed))
            return _fixed;
        double pull = 0, weight = 0;
        for (int c = 0; c < core.Columns; c++)
        {
            double weighed = core.Weight[c] * _slope[c];
            pull += weighed * (core.Rest[c] - _base[c]);
            weight += weighed * _slope[c];
        }

        return pull / weight;
    }

    private void Place(ReducedSystem core, double t)
    {
        for (int c = 0; c < core.Columns; c++)
            Point[c] = _base[c] + (_slope[c] * t);
    }

    /// <summary>Takes a column for t and solves balances with one unknown as long as there are such.</summary>
    /// <returns>The last column still unknown, or -1.</returns>
    private int Open(ReducedSystem core, int opened)
    {
        int rows = core.Rows, tail = 0;
        Begin(core);
        Settle(core, opened, 0, 1);
        for (int r = 0; r < rows; r++)
        {
            if (_unknowns[r] == 1)
                _queue[tail++] = r;
        }

        for (int head = 0; head < tail; head++)
        {
            int row = _queue[head], column = _columns[row];
            if (_unknowns[row] != 1)
                continue;
            double entry = core.Entry[EntryAt(core, column, row)];
            Settle(core, column, _rightBase[row] / entry, _rightSlope[row] / entry);
            _unknowns[row] = Solved;
            for (int e = core.Start[column]; e < core.Start[column + 1]; e++)
            {
                if (_unknowns[core.EntryRow[e]] == 1)
                    _queue[tail++] = core.EntryRow[e];
            }
        }

        int left = core.Columns - 1;
        while (left >= 0 && !double.IsNaN(_slope[left]))
            left--;
        return left;
    }

    private void Begin(ReducedSystem core)
    {
        Array.Copy(core.Right, _rightBase, core.Rows);
        Array.Clear(_rightSlope, 0, core.Rows);
        Array.Clear(_unknowns, 0, core.Rows);
        Array.Clear(_columns, 0, core.Rows);
        Array.Fill(_slope, double.NaN, 0, core.Columns);
        for (int c = 0; c < core.Columns; c++)
        {
            for (int e = core.Start[c]; e < core.Start[c + 1]; e++)
            {
                _unknowns[core.EntryRow[e]]++;
                _columns[core.EntryRow[e]] ^= c;
            }
        }
    }

    /// <summary>A column is known, as a line in t: what it brings to its rows is no longer asked of others.</summary>
    private void Settle(ReducedSystem core, int column, double at, double slope)
    {
        _base[column] = at;
        _slope[column] = slope;
        for (int e = core.Start[column]; e < core.Start[column + 1]; e++)
        {
            int row = core.EntryRow[e];
            _rightBase[row] -= core.Entry[e] * at;
            _rightSlope[row] -= core.Entry[e] * slope;
            _unknowns[row]--;
            _columns[row] ^= column;
        }
    }

    /// <summary>
    /// A ring without a way to the ground has a balance more than it needs: it repeats the others, or, where losses differ by way round, it
    /// fixes t.
    /// </summary>
    private bool CloseLast(ReducedSystem core)
    {
        _fixed = double.NaN;
        int row = Array.IndexOf(_unknowns, 0, 0, core.Rows);
        if (row < 0)
            return true;
        if (Math.Abs(_rightSlope[row]) <= SmallestSlope)
            return Math.Abs(_rightBase[row]) <= LargestRounding;
        _fixed = -_rightBase[row] / _rightSlope[row];
        return true;
    }

    private static int EntryAt(ReducedSystem core, int column, int row)
    {
        int e = core.Start[column];
        return core.EntryRow[e] == row ? e : e + 1;
    }

    private void Grow(ReducedSystem core)
    {
        if (Point.Length < core.Columns)
        {
            Point = new double[core.Columns];
            Side = new int[core.Columns];
            _base = new double[core.Columns];
            _slope = new double[core.Columns];
        }

        if (_queue.Length < core.Rows)
        {
            _queue = new int[core.Rows];
            _unknowns = new int[core.Rows];
            _columns = new int[core.Rows];
            _rightBase = new double[core.Rows];
            _rightSlope = new double[core.Rows];
        }
    }
}
