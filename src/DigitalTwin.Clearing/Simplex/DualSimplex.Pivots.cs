namespace DigitalTwin.Clearing.Simplex;

/// <content>The iteration: leaving row and long-step ratio test.</content>
internal sealed partial class DualSimplex
{
    private const double SmallestPivot = 1e-9;
    private const double AtBound = 16;
    private const double WellOutFirst = 1.0 / 16;
    private const double WellOutShrinks = 4;
    private const double WellOutLast = 1.0 / 1024;

    private readonly double[] _scratch;
    private readonly double[] _entering;
    private readonly int[] _enteringIndex;
    private readonly int[] _slotStart;
    private readonly int[] _slotAt;
    private readonly int[] _flipColumn;
    private readonly double[] _flipAmount;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private int _enteringLength;
    private int _flipped;
    private readonly int[] _candidateColumn;
    private readonly double[] _candidateRatio;
    private readonly double[] _candidateRate;
    private int _candidates;
    private int _cursor;
    private double _wellOut;

    /// <summary>Pivots until no value is out of bounds.</summary>
    /// <returns>False when that took too long: the caller starts afresh.</returns>
    private bool Iterate()
    {
        int most = 100 + (50 * (_rows + _lines));
        bool fresh = true;
        // From the first row, always: the path of a cold start, which duals of cycles show, must not hang on hours before.
        _cursor = 0;
        _wellOut = WellOutFirst * _hour.ScaleMw;
        for (int pivots = 0; pivots < most; pivots++)
        {
            int row = LeavingRow(out double excess);
            if (row < 0 && fresh)
            {
                End();
                return true;
            }

            fresh = row < 0;
            if (fresh)
            {
                _whole = !_hasCycles && _forest.FindOrder();
                if (_whole)
                    ValuesAlongForest();
                else
                    ComputeValues();
                continue;
            }

            Iterations++;
            if (!Pivot(row, excess))
                return false;
        }

        return false;
    }

    /// <summary>
    /// The next row well out of bounds, in turn, and by how much: above zero beyond the upper bound, below zero beyond the lower. What is
    /// well out shrinks once no such row is left: nearly as few pivots as with the furthest row each time, without looking for it.
    /// </summary>
    private int LeavingRow(out double excess)
    {
        double tolerance = 4 * _hour.TolMw;
        while (true)
        {
            double least = Math.Max(_wellOut, tolerance);
            int row = NextBeyond(_cursor, _value.Length, least, out excess);
            if (row < 0)
                row = NextBeyond(0, _cursor, least, out excess);
            if (row >= 0)
                _cursor = row;
            if (row >= 0 || least <= tolerance)
                return row;
            _wellOut = _wellOut < WellOutLast * _hour.ScaleMw ? 0 : _wellOut / WellOutShrinks;
        }
    }

    private int NextBeyond(int first, int end, double tolerance, out double excess)
    {
        int count = end - first;
        int row = first + Lanes.FirstBeyond(
            _value.AsSpan(first, count), _lower.AsSpan(first, count), _upper.AsSpan(first, count), tolerance);
        if (row < first)
        {
            excess = 0;
            return -1;
        }

        double above = _value[row] - _upper[row];
        excess = above > tolerance ? above : _value[row] - _lower[row];
        return row;
    }

    /// <summary>An optimum is reached: the forest's prices afresh, and whether any value rests on a bound.</summary>
    private void End()
    {
        if (_whole)
            DualsAlongForest();
        IsPlain = _whole && Lanes.FirstBeyond(_value, _lower, _upper, -AtBound * _hour.TolMw) < 0;
    }

    private void SetBounds(int row)
    {
        int column = _basis[row];
        _lower[row] = column < _zones ? _cumulative[column][_low[column]] : _slot[column - _zones].Lower;
        _upper[row] = column < _zones ? _cumulative[column][_high[column]] : _slot[column - _zones].Upper;
    }

    private bool Pivot(int row, double excess)
    {
        int sign = excess > 0 ? 1 : -1;
        int leaving = _basis[row];
        if (leaving < _zones)
            RestAtBreakpoint(leaving, sign > 0 ? _high[leaving] : _low[leaving]);
        GatherCandidates(row, sign);
        _flipped = 0;
        double slope = Math.Abs(excess), step = 0;
        while (true)
        {
            int c = NearestCandidate();
            if (c < 0)
                return false;
            int column = _candidateColumn[c];
            double rate = _candidateRate[c];
            step = Math.Max(step, _candidateRatio[c]);
            slope -= Math.Abs(rate) * RangeAhead(column, rate);
            if (slope <= _hour.TolMw)
            {
                MoveDuals(row, sign * step);
                return Enter(row, sign, column, rate);
            }

            Flip(c, column, rate, leaving);
        }
    }

    private void RestAtBreakpoint(int zone, int breakpoint)
    {
        _low[zone] = breakpoint;
        _high[zone] = breakpoint;
    }

    /// <summary>The candidate that is met first; of several met at once the one of the largest rate.</summary>
    private int NearestCandidate()
    {
        int best = -1;
        double least = double.PositiveInfinity;
        ReadOnlySpan<double> ratios = _candidateRatio.AsSpan(0, _candidates);
        for (int c = 0; c < ratios.Length; c++)
        {
            double ratio = ratios[c];
            if (ratio > least || (ratio == least && !IsSteeper(c, best)))
                continue;
            best = c;
            least = ratio;
        }

        return best;
    }

    private bool IsSteeper(int candidate, int other) =>
        other >= 0 && Math.Abs(_candidateRate[candidate]) > Math.Abs(_candidateRate[other]);

    private double RangeAhead(int column, double rate)
    {
        if (column >= _zones)
            return _slot[column - _zones].Upper - _slot[column - _zones].Lower;
        double[] cumulative = _cumulative[column];
        int k = _low[column];
        return rate > 0 ? cumulative[k + 1] - cumulative[k] : cumulative[k] - cumulative[k - 1];
    }

    /// <summary>Passes a breakpoint: the column jumps to its far end, a curve offers its next step.</summary>
    private void Flip(int candidate, int column, double rate, int leaving)
    {
        if (column >= _zones)
        {
            ApplyColumn(column, _slot[column - _zones].Turn());
            _candidateRatio[candidate] = double.PositiveInfinity;
            return;
        }

        int k = rate > 0 ? _low[column] + 1 : _low[column] - 1;
        if (column != leaving)
            ApplyColumn(column, _cumulative[column][k] - _cumulative[column][_low[column]]);
        RestAtBreakpoint(column, k);
        // Measured from the duals before the step, like every other ratio.
        _candidateRatio[candidate] = ZoneRatio(column, rate);
    }

    private void MoveDuals(int row, double step)
    {
        if (step == 0)
            return;
        ReadOnlySpan<double> ray = _inverse.Row(row);
        foreach (int i in _inverse.RowIndex(row))
            _dual[i] += step * ray[i];
    }
}
