namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// Solves a core whose unknowns are all strictly inside their bounds: the one point that meets every row with the least weight. Where rows
/// determine the point, weights do not matter; where rows repeat, the repetition is left out.
/// </summary>
internal sealed class EqualityStep(SingleCycle cycle)
{
    private readonly DenseSystem _system = new();
    private double[] _vector = [];
    private double[] _point = [];

    /// <summary>Values by column of the core, in its units.</summary>
    public ReadOnlySpan<double> Solve(ReducedSystem core)
    {
        if (cycle.Find(core))
        {
            cycle.Evaluate(core);
            return cycle.Point.AsSpan(0, core.Columns);
        }

        int columns = core.Columns, size = columns + core.Rows;
        if (_vector.Length < size)
        {
            _vector = new double[size];
            _point = new double[size];
        }

        // Stationarity: weight (x - rest) + entries . multiplier = 0; rows: entries . x = right.
        _system.Reset(size);
        for (int c = 0; c < columns; c++)
        {
            _system[c, c] = core.Weight[c];
            for (int e = core.Start[c]; e < core.Start[c + 1]; e++)
            {
                _system[columns + core.EntryRow[e], c] = core.Entry[e];
                _system[c, columns + core.EntryRow[e]] = core.Entry[e];
            }
        }

        _system.Factor();
        Array.Clear(_point, 0, size);
        for (int pass = 0; pass < 3; pass++)
        {
            Residual(core, columns);
            _system.Solve(_vector.AsSpan(0, size));
            for (int i = 0; i < size; i++)
                _point[i] += _vector[i];
        }

        return _point.AsSpan(0, columns);
    }

    private void Residual(ReducedSystem core, int columns)
    {
        for (int r = 0; r < core.Rows; r++)
            _vector[columns + r] = core.Right[r];
        for (int c = 0; c < columns; c++)
        {
            double sum = core.Weight[c] * (core.Rest[c] - _point[c]);
            for (int e = core.Start[c]; e < core.Start[c + 1]; e++)
            {
                sum -= core.Entry[e] * _point[columns + core.EntryRow[e]];
                _vector[columns + core.EntryRow[e]] -= core.Entry[e] * _point[c];
            }

            _vector[c] = sum;
        }
    }
}
