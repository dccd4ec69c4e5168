namespace DigitalTwin.Clearing.Simplex;

/// <content>The iteration: leaving row and long-step ratio test.</content>
internal sealed partial class DualSimplex
{
    private const double SmallestPivot = 1e-9;
    private const double WellOutFirst = 1.0 / 16;
    private const double WellOutShrinks = 4;
    private const double WellOutLast = 1.0 / 1024;

    private readonly double[] _scratch;
    private readonly double[] _entering;
    private readonly int[] _enteringIndex;
    private readonly int[] _lineStart;
    private readonly int[] _lineAt;
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
                return true;
            fresh = row < 0;
            if (fresh)
            {
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
        ReadOnlySpan<double> values = _value.AsSpan(0, end), lowers = _lower.AsSpan(0, end), uppers = _upper.AsSpan(0, end);
        for (int r = first; r < values.Length; r++)
        {
            excess = values[r] - uppers[r];
            if (excess > tolerance)
                return r;
            excess = values[r] - lowers[r];
            if (excess < -tolerance)
                return r;
        }

        excess = 0;
        return -1;
    }

    private void SetBounds(int row)
    {
        int column = _basis[row];
        _lower[row] = column < _zones ? _cumulative[column][_low[column]] : LowerOf(column);
        _upper[row] = column < _zones ? _cumulative[column][_high[column]] : UpperOf(column);
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

    /// <summary>Every column that the ray of a row brings to a breakpoint, with the length of ray to it and its rate.</summary>
    private void GatherCandidates(int row, int sign)
    {
        _candidates = 0;
        ReadOnlySpan<double> ray = _inverse.Row(row);
        int leaving = _basis[row];
        foreach (int i in _inverse.RowIndex(row))
        {
            if (i >= _zones)
                continue;
            double rate = sign * ray[i];
            if (Math.Abs(rate) > SmallestPivot && (_rowOf[i] < 0 || i == leaving))
                Offer(i, rate, ZoneRatio(i, rate));
            if (_hasCycles)
                continue;
            int[] lineAt = _lineAt, from = _from, to = _to;
            for (int e = _lineStart[i], end = _lineStart[i + 1]; e < end; e++)
            {
                // A line whose ends both move is met twice: its lower end speaks for it.
                int l = lineAt[e];
                double rayFrom = ray[from[l]];
                if (from[l] == i || rayFrom == 0)
                    GatherTransport(l, sign * rayFrom, sign * ray[to[l]]);
            }
        }

        for (int l = 0; _hasCycles && l < _lines; l++)
            GatherLine(l, ray[_from[l]], ray[_to[l]], ray, sign);
    }

    private void GatherTransport(int line, double rayFrom, double rayTo)
    {
        double gain = _gain[line];
        double forwardRate = (gain * rayTo) - rayFrom, reverseRate = (gain * rayFrom) - rayTo;
        int forward = _zones + (2 * line);
        ReadOnlySpan<int> rowOf = _rowOf.AsSpan(forward, 2);
        ReadOnlySpan<bool> atUpper = _atUpper.AsSpan(forward, 2);
        ReadOnlySpan<double> lower = _columnLower.AsSpan(forward, 2), upper = _columnUpper.AsSpan(forward, 2);
        if ((atUpper[0] ? forwardRate < -SmallestPivot : forwardRate > SmallestPivot) && rowOf[0] < 0 && upper[0] > lower[0])
        {
            double cost = _hurdle[line] - (gain * _dual[_to[line]]) + _dual[_from[line]];
            Offer(forward, forwardRate, Math.Max(0, cost / forwardRate));
        }

        if ((atUpper[1] ? reverseRate < -SmallestPivot : reverseRate > SmallestPivot) && rowOf[1] < 0 && upper[1] > lower[1])
        {
            double cost = _hurdle[line] - (gain * _dual[_from[line]]) + _dual[_to[line]];
            Offer(forward + 1, reverseRate, Math.Max(0, cost / reverseRate));
        }
    }

    private void GatherLine(int line, double rayFrom, double rayTo, ReadOnlySpan<double> ray, int sign)
    {
        int from = _from[line], to = _to[line];
        double cycleRay = 0, cycleDual = 0;
        if (_hasCycles)
        {
            Cycles cycles = _hour.Cycles;
            for (int e = cycles.LineStart[line]; e < cycles.LineStart[line + 1]; e++)
            {
                cycleRay += cycles.Coefficient[e] * ray[_zones + cycles.Row[e]];
                cycleDual += cycles.Coefficient[e] * _dual[_zones + cycles.Row[e]];
            }
        }

        double gain = _gain[line], hurdle = _hurdle[line];
        int forward = _zones + (2 * line);
        if (_rowOf[forward] < 0)
        {
            double cost = hurdle - (gain * _dual[to]) + _dual[from] - cycleDual;
            OfferLine(forward, sign * ((gain * rayTo) - rayFrom + cycleRay), cost);
        }

        if (_rowOf[forward + 1] < 0)
        {
            double cost = hurdle - (gain * _dual[from]) + _dual[to] + cycleDual;
            OfferLine(forward + 1, sign * ((gain * rayFrom) - rayTo - cycleRay), cost);
        }
    }

    private void OfferLine(int column, double rate, double cost)
    {
        bool moves = _atUpper[column] ? rate < -SmallestPivot : rate > SmallestPivot;
        if (moves && UpperOf(column) > LowerOf(column))
            Offer(column, rate, Math.Max(0, cost / rate));
    }

    private void Offer(int column, double rate, double ratio)
    {
        if (double.IsPositiveInfinity(ratio))
            return;
        _candidateColumn[_candidates] = column;
        _candidateRate[_candidates] = rate;
        _candidateRatio[_candidates++] = ratio;
    }

    /// <summary>Length of ray until a zone's price meets the next step of its curve; infinity beyond the last.</summary>
    private double ZoneRatio(int zone, double rate)
    {
        int k = _low[zone];
        if (rate > 0)
            return k < _steps[zone] ? Math.Max(0, (_price[zone][k] - _dual[zone]) / rate) : double.PositiveInfinity;
        return k > 0 ? Math.Max(0, (_price[zone][k - 1] - _dual[zone]) / rate) : double.PositiveInfinity;
    }

    private int NearestCandidate()
    {
        int best = -1;
        double bestRatio = double.PositiveInfinity;
        for (int c = 0; c < _candidates; c++)
        {
            double ratio = _candidateRatio[c];
            if (ratio < bestRatio || (ratio == bestRatio && best >= 0 && Math.Abs(_candidateRate[c]) > Math.Abs(_candidateRate[best])))
            {
                best = c;
                bestRatio = ratio;
            }
        }

        return best;
    }

    private double RangeAhead(int column, double rate)
    {
        if (column >= _zones)
            return UpperOf(column) - LowerOf(column);
        double[] cumulative = _cumulative[column];
        int k = _low[column];
        return rate > 0 ? cumulative[k + 1] - cumulative[k] : cumulative[k] - cumulative[k - 1];
    }

    /// <summary>Passes a breakpoint: the column jumps to its far end, a curve offers its next step.</summary>
    private void Flip(int candidate, int column, double rate, int leaving)
    {
        if (column >= _zones)
        {
            double range = UpperOf(column) - LowerOf(column);
            ApplyColumn(column, _atUpper[column] ? -range : range);
            _atUpper[column] = !_atUpper[column];
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
