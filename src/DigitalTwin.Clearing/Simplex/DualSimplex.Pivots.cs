namespace DigitalTwin.Clearing.Simplex;

/// <content>The iteration: leaving row, long-step ratio test, pivot, update of the inverse.</content>
internal sealed partial class DualSimplex
{
    private const double SmallestPivot = 1e-9;

    private readonly double[] _flips;
    private readonly double[] _entering;
    private readonly int[] _candidateColumn;
    private readonly double[] _candidateRatio;
    private readonly double[] _candidateRate;
    private int _candidates;

    /// <summary>Pivots until no value is out of bounds.</summary>
    /// <returns>False when that took too long: the caller starts afresh.</returns>
    private bool Iterate()
    {
        int most = 100 + (50 * (_rows + _lines));
        bool fresh = true;
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

    /// <summary>The row furthest out of bounds, and by how much: above zero beyond the upper bound, below zero beyond the lower.</summary>
    private int LeavingRow(out double excess)
    {
        int worst = -1;
        double worstSize = 4 * _hour.TolMw;
        excess = 0;
        for (int r = 0; r < _rows; r++)
        {
            Bounds(_basis[r], out double lower, out double upper);
            double value = _value[r];
            double beyond = value > upper ? value - upper : value < lower ? value - lower : 0;
            if (Math.Abs(beyond) > worstSize)
            {
                worst = r;
                worstSize = Math.Abs(beyond);
                excess = beyond;
            }
        }

        return worst;
    }

    private void Bounds(int column, out double lower, out double upper)
    {
        if (column < _zones)
        {
            lower = _hour.Cumulative[column][_low[column]];
            upper = _hour.Cumulative[column][_high[column]];
            return;
        }

        lower = LowerOf(column);
        upper = UpperOf(column);
    }

    private bool Pivot(int row, double excess)
    {
        int sign = excess > 0 ? 1 : -1;
        int leaving = _basis[row];
        if (leaving < _zones)
            RestAtBreakpoint(leaving, sign > 0 ? _high[leaving] : _low[leaving]);
        GatherCandidates(row, sign);
        Array.Clear(_flips);
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
        Span<double> ray = _inverse.AsSpan(row * _rows, _rows);
        int leaving = _basis[row];
        for (int i = 0; i < _zones; i++)
        {
            double rate = sign * ray[i];
            if (Math.Abs(rate) > SmallestPivot && (_rowOf[i] < 0 || i == leaving))
                Offer(i, rate, ZoneRatio(i, rate));
        }

        for (int l = 0; l < _lines; l++)
            GatherLine(l, ray, sign);
    }

    private void GatherLine(int line, ReadOnlySpan<double> ray, int sign)
    {
        int from = _hour.Order.From[line], to = _hour.Order.To[line];
        double rayFrom = ray[from], rayTo = ray[to], cycleRay = 0, cycleDual = 0;
        Cycles cycles = _hour.Cycles;
        for (int e = cycles.LineStart[line]; e < cycles.LineStart[line + 1]; e++)
        {
            cycleRay += cycles.Coefficient[e] * ray[_zones + cycles.Row[e]];
            cycleDual += cycles.Coefficient[e] * _dual[_zones + cycles.Row[e]];
        }

        if (rayFrom == 0 && rayTo == 0 && cycleRay == 0)
            return;
        double gain = _hour.Gain[line], hurdle = _hour.Hurdle[line];
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
            return k < _hour.Steps[zone] ? Math.Max(0, (_hour.Price[zone][k] - _dual[zone]) / rate) : double.PositiveInfinity;
        return k > 0 ? Math.Max(0, (_hour.Price[zone][k - 1] - _dual[zone]) / rate) : double.PositiveInfinity;
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
        double[] cumulative = _hour.Cumulative[column];
        int k = _low[column];
        return rate > 0 ? cumulative[k + 1] - cumulative[k] : cumulative[k] - cumulative[k - 1];
    }

    /// <summary>Passes a breakpoint: the column jumps to its far end, a curve offers its next step.</summary>
    private void Flip(int candidate, int column, double rate, int leaving)
    {
        if (column >= _zones)
        {
            double range = UpperOf(column) - LowerOf(column);
            AddColumn(column, _atUpper[column] ? -range : range, _flips);
            _atUpper[column] = !_atUpper[column];
            _candidateRatio[candidate] = double.PositiveInfinity;
            return;
        }

        int k = rate > 0 ? _low[column] + 1 : _low[column] - 1;
        if (column != leaving)
            _flips[column] += _hour.Cumulative[column][k] - _hour.Cumulative[column][_low[column]];
        RestAtBreakpoint(column, k);
        // Measured from the duals before the step, like every other ratio.
        _candidateRatio[candidate] = ZoneRatio(column, rate);
    }

    private void MoveDuals(int row, double step)
    {
        if (step == 0)
            return;
        ReadOnlySpan<double> ray = _inverse.AsSpan(row * _rows, _rows);
        for (int i = 0; i < ray.Length; i++)
            _dual[i] += step * ray[i];
    }

    private bool Enter(int row, int sign, int entering, double rate)
    {
        int leaving = _basis[row];
        ApplyFlips();
        double target = leaving < _zones ? _hour.Cumulative[leaving][_low[leaving]] : sign > 0 ? UpperOf(leaving) : LowerOf(leaving);
        double start = entering < _zones ? _hour.Cumulative[entering][_low[entering]]
            : _atUpper[entering] ? UpperOf(entering) : LowerOf(entering);
        if (entering < _zones)
            TakeStep(entering, rate > 0 ? _low[entering] : _low[entering] - 1);
        if (entering == leaving)
            return true;
        Array.Clear(_flips);
        AddColumn(entering, 1, _flips);
        for (int r = 0; r < _rows; r++)
            _entering[r] = Dot(r, _flips);
        double pivot = _entering[row];
        if (Math.Abs(pivot) < SmallestPivot)
            return false;
        double change = (_value[row] - target) / pivot;
        for (int r = 0; r < _rows; r++)
            _value[r] -= change * _entering[r];
        _value[row] = start + change;
        if (leaving >= _zones)
            _atUpper[leaving] = sign > 0;
        _rowOf[leaving] = -1;
        _rowOf[entering] = row;
        _basis[row] = entering;
        UpdateInverse(row, pivot);
        return true;
    }

    private void TakeStep(int zone, int step)
    {
        _low[zone] = step;
        _high[zone] = step + 1;
        _cost[zone] = _hour.Price[zone][step];
        _dual[zone] = _cost[zone];
    }

    private void ApplyFlips()
    {
        bool any = false;
        for (int i = 0; i < _rows && !any; i++)
            any = _flips[i] != 0;
        if (!any)
            return;
        for (int r = 0; r < _rows; r++)
            _value[r] -= Dot(r, _flips);
    }

    private void UpdateInverse(int row, double pivot)
    {
        Span<double> pivotRow = _inverse.AsSpan(row * _rows, _rows);
        for (int i = 0; i < pivotRow.Length; i++)
            pivotRow[i] /= pivot;
        for (int r = 0; r < _rows; r++)
        {
            double factor = _entering[r];
            if (r == row || factor == 0)
                continue;
            Span<double> target = _inverse.AsSpan(r * _rows, _rows);
            for (int i = 0; i < target.Length; i++)
                target[i] -= factor * pivotRow[i];
        }
    }

    /// <summary>Builds the inverse of the present basis anew.</summary>
    /// <returns>False when the basis has become singular.</returns>
    private bool Refactor()
    {
        Array.Clear(_inverse);
        for (int r = 0; r < _rows; r++)
            _inverse[(r * _rows) + r] = 1;
        int[] columns = (int[])_basis.Clone();
        bool[] done = new bool[_rows];
        for (int c = 0; c < _rows; c++)
        {
            Array.Clear(_flips);
            AddColumn(columns[c], 1, _flips);
            int row = -1;
            for (int r = 0; r < _rows; r++)
            {
                _entering[r] = Dot(r, _flips);
                if (!done[r] && (row < 0 || Math.Abs(_entering[r]) > Math.Abs(_entering[row])))
                    row = r;
            }

            if (Math.Abs(_entering[row]) < SmallestPivot)
                return false;
            done[row] = true;
            _basis[row] = columns[c];
            _rowOf[columns[c]] = row;
            UpdateInverse(row, _entering[row]);
        }

        return true;
    }
}
