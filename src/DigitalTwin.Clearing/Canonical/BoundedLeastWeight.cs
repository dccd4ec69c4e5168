namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// Least weight within bounds: the dual active-set method of Goldfarb and Idnani (1983) for a strictly convex problem with diagonal
/// weights.
/// Starts from the point that ignores all bounds and takes them in one by one, most violated first; the weight
/// rises with each, so it ends.
/// </summary>
internal sealed class BoundedLeastWeight
{
    private const double Violation = 1e-13;
    private const double SmallestMove = 1e-11;

    private readonly DenseSystem _system = new();
    private double[] _solution = [];
    private double[] _direction = [];
    private double[] _low = [];
    private double[] _high = [];

    /// <summary>Bound at which each column rests: -1 lower, 0 none, 1 upper.</summary>
    public int[] Side { get; private set; } = [];

    /// <summary>Value of each column, in the core's units.</summary>
    public double[] Point => _solution;

    /// <summary>Searches; the result is in <see cref="Side"/> and <see cref="Point"/>.</summary>
    public void Run(ReducedSystem core, double[] low, double[] high)
    {
        int size = core.Columns + core.Rows;
        if (_solution.Length < size)
        {
            _solution = new double[size];
            _direction = new double[size];
            Side = new int[size];
        }

        _low = low;
        _high = high;
        Array.Clear(Side, 0, core.Columns);
        int most = 50 + (8 * core.Columns);
        Resolve(core);
        for (int i = 0; i < most; i++)
        {
            int column = MostViolated(core, out int side);
            if (column < 0 || !TakeIn(core, column, side, most))
                return;
        }
    }

    private int MostViolated(ReducedSystem core, out int side)
    {
        int worst = -1;
        double most = Violation;
        side = 0;
        for (int c = 0; c < core.Columns; c++)
        {
            if (Side[c] != 0)
                continue;
            double below = _low[c] - _solution[c], above = _solution[c] - _high[c];
            if (Math.Max(below, above) <= most)
                continue;
            most = Math.Max(below, above);
            worst = c;
            side = below > above ? -1 : 1;
        }

        return worst;
    }

    /// <summary>Brings a column to its bound, letting go of bounds whose multipliers would turn.</summary>
    private bool TakeIn(ReducedSystem core, int column, int side, int most)
    {
        double bound = side < 0 ? _low[column] : _high[column];
        for (int i = 0; i < most; i++)
        {
            Array.Clear(_direction, 0, core.Columns + core.Rows);
            _direction[column] = -side;
            _system.Solve(_direction.AsSpan(0, core.Columns + core.Rows));
            double move = Math.Abs(_direction[column]);
            double full = move > SmallestMove ? Math.Abs(bound - _solution[column]) / move : double.PositiveInfinity;
            int blocking = Blocking(core, out double partial);
            double step = Math.Min(full, partial);
            if (double.IsPositiveInfinity(step))
                return false;
            for (int k = 0; k < core.Columns + core.Rows; k++)
                _solution[k] += step * _direction[k];
            if (full <= partial)
            {
                Side[column] = side;
                Resolve(core);
                return true;
            }

            Side[blocking] = 0;
            Factor(core);
        }

        return false;
    }

    /// <summary>The bound whose multiplier reaches zero first along the direction, and after how long a step.</summary>
    private int Blocking(ReducedSystem core, out double step)
    {
        int first = -1;
        step = double.PositiveInfinity;
        for (int c = 0; c < core.Columns; c++)
        {
            if (Side[c] == 0)
                continue;
            double multiplier = core.Weight[c] * (_solution[c] - core.Rest[c]), change = 0;
            for (int e = core.Start[c]; e < core.Start[c + 1]; e++)
            {
                multiplier += core.Entry[e] * _solution[core.Columns + core.EntryRow[e]];
                change += core.Entry[e] * _direction[core.Columns + core.EntryRow[e]];
            }

            // At a lower bound the multiplier is at least zero, at an upper one at most.
            double towards = Side[c] < 0 ? -change : change, room = Side[c] < 0 ? multiplier : -multiplier;
            if (towards > SmallestMove && Math.Max(room, 0) / towards < step)
            {
                first = c;
                step = Math.Max(room, 0) / towards;
            }
        }

        return first;
    }

    private void Factor(ReducedSystem core)
    {
        int columns = core.Columns;
        _system.Reset(columns + core.Rows);
        for (int c = 0; c < columns; c++)
        {
            _system[c, c] = Side[c] == 0 ? core.Weight[c] : 1;
            for (int e = core.Start[c]; e < core.Start[c + 1]; e++)
            {
                _system[columns + core.EntryRow[e], c] = core.Entry[e];
                if (Side[c] == 0)
                    _system[c, columns + core.EntryRow[e]] = core.Entry[e];
            }
        }

        _system.Factor();
    }

    private void Resolve(ReducedSystem core)
    {
        Factor(core);
        for (int c = 0; c < core.Columns; c++)
            _solution[c] = Side[c] == 0 ? core.Weight[c] * core.Rest[c] : Side[c] < 0 ? _low[c] : _high[c];
        Array.Copy(core.Right, 0, _solution, core.Columns, core.Rows);
        _system.Solve(_solution.AsSpan(0, core.Columns + core.Rows));
    }
}
