using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// Picks one point of the optimal face: the least of the weights of <see cref="Core"/>. Solved on the multipliers of the core's rows, where
/// the problem is smooth and concave: a semismooth Newton method whose Jacobian is a weighted Laplacian, with a line search.
/// Starts from zero, so the answer depends on the face alone.
/// </summary>
internal sealed class TieRule
{
    private const int MostSteps = 300;

    private readonly Hour _hour;
    private readonly Face _face;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _point;
    private readonly double[] _multiplier;
    private readonly double[] _direction;
    private readonly double[] _gradient;
    private readonly int[] _sign;
    private double[] _jacobian = [];

    public TieRule(Hour hour, Face face)
    {
        _hour = hour;
        _face = face;
        int columns = hour.ZoneCount + hour.LineCount, rows = hour.ZoneCount + hour.Cycles.Count;
        _low = new double[columns];
        _high = new double[columns];
        _point = new double[columns];
        _multiplier = new double[rows];
        _direction = new double[rows];
        _gradient = new double[rows];
        _sign = new int[hour.LineCount];
    }

    /// <summary>Chooses among the points of the face and writes the choice into the answer.</summary>
    public void Choose(Peeling peeling, Core core, Answer answer)
    {
        for (int l = 0; l < _hour.LineCount; l++)
            _sign[l] = _face.LineLow[l] < 0 ? -1 : 1;
        bool cyclic = peeling.Run(_face.ZoneTied, _face.LineTied, answer.NetPosition, answer.Flow);
        answer.Classify();
        if (!cyclic)
            return;
        core.Build(peeling, _face.Step, answer.NetPosition, answer.Flow, _sign);
        Bound(core);
        Array.Clear(_multiplier);
        Maximise(core);
        for (int c = 0; c < core.Columns; c++)
            Store(core, c, answer);
    }

    // A column that Newton left at a bound is put exactly there; the others are free, and the equality step will place them.
    private void Store(Core core, int column, Answer answer)
    {
        bool low = _point[column] <= _low[column], high = _point[column] >= _high[column];
        int zone = core.Zone[column], line = core.Line[column];
        if (zone >= 0)
        {
            int step = _face.Step[zone] + (high ? 1 : 0);
            answer.ZoneFree[zone] = !low && !high;
            answer.Step[zone] = step;
            answer.NetPosition[zone] = low || high ? _hour.Cumulative[zone][step] : _point[column] * _hour.ScaleMw;
            return;
        }

        answer.LineFree[line] = !low && !high;
        answer.Flow[line] = low ? _face.LineLow[line] : high ? _face.LineHigh[line] : _point[column] * _hour.ScaleMw;
    }

    private void Bound(Core core)
    {
        for (int c = 0; c < core.Columns; c++)
        {
            int zone = core.Zone[c], line = core.Line[c];
            _low[c] = zone >= 0 ? core.Rest[c] : _face.LineLow[line] / _hour.ScaleMw;
            _high[c] = zone >= 0 ? _hour.Cumulative[zone][_face.Step[zone] + 1] / _hour.ScaleMw : _face.LineHigh[line] / _hour.ScaleMw;
        }
    }

    private void Maximise(Core core)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            if (Gradient(core, 0) <= 1e-9)
                return;
            NewtonDirection(core);
            double slope = Slope(core, 0);
            double length = Search(core, slope);
            for (int r = 0; r < core.Rows; r++)
                _multiplier[r] += length * _direction[r];
        }

        Gradient(core, 0);
    }

    /// <summary>A length at which the slope along the direction has fallen to a tenth, or one at which it has not turned far.</summary>
    private double Search(Core core, double slope)
    {
        double low = 0, high = 1;
        double at = Slope(core, high);
        for (int i = 0; i < 60 && at > 0.9 * slope; i++)
        {
            low = high;
            high *= 4;
            at = Slope(core, high);
        }

        for (int i = 0; i < 60 && Math.Abs(at) > 0.1 * slope; i++)
        {
            double middle = 0.5 * (low + high);
            at = Slope(core, middle);
            if (at > 0)
                low = middle;
            else
                high = middle;
            if (Math.Abs(at) <= 0.1 * slope)
                return middle;
        }

        return high;
    }

    private double Slope(Core core, double length)
    {
        Gradient(core, length);
        double sum = 0;
        for (int r = 0; r < core.Rows; r++)
            sum += _gradient[r] * _direction[r];
        return sum;
    }

    /// <summary>The point that multipliers ask for, and by how much each row misses it; returns the largest miss.</summary>
    private double Gradient(Core core, double length)
    {
        Array.Copy(core.Right, _gradient, core.Rows);
        for (int c = 0; c < core.Columns; c++)
        {
            double price = 0;
            for (int e = core.Start[c]; e < core.Start[c + 1]; e++)
                price += core.Entry[e] * (_multiplier[core.EntryRow[e]] + (length * _direction[core.EntryRow[e]]));
            double x = Math.Min(Math.Max(core.Rest[c] + (price / core.Weight[c]), _low[c]), _high[c]);
            _point[c] = x;
            for (int e = core.Start[c]; e < core.Start[c + 1]; e++)
                _gradient[core.EntryRow[e]] -= core.Entry[e] * x;
        }

        double largest = 0;
        for (int r = 0; r < core.Rows; r++)
            largest = Math.Max(largest, Math.Abs(_gradient[r]));
        return largest;
    }

    private void NewtonDirection(Core core)
    {
        int rows = core.Rows;
        if (_jacobian.Length < rows * rows)
            _jacobian = new double[rows * rows];
        Array.Clear(_jacobian, 0, rows * rows);
        for (int c = 0; c < core.Columns; c++)
        {
            if (_point[c] <= _low[c] || _point[c] >= _high[c])
                continue;
            for (int e = core.Start[c]; e < core.Start[c + 1]; e++)
            {
                for (int k = core.Start[c]; k < core.Start[c + 1]; k++)
                    _jacobian[(core.EntryRow[e] * rows) + core.EntryRow[k]] += core.Entry[e] * core.Entry[k] / core.Weight[c];
            }
        }

        Array.Copy(_gradient, _direction, rows);
        SolveSymmetric(rows);
    }

    /// <summary>L D L^T in place; a vanishing pivot (rows that nothing free can serve, islands of free flows) becomes one: a gradient step.</summary>
    private void SolveSymmetric(int rows)
    {
        for (int c = 0; c < rows; c++)
        {
            double pivot = _jacobian[(c * rows) + c];
            if (pivot <= 1e-9)
            {
                _jacobian[(c * rows) + c] = 1;
                for (int r = c + 1; r < rows; r++)
                    _jacobian[(r * rows) + c] = 0;
                continue;
            }

            for (int r = c + 1; r < rows; r++)
            {
                double factor = _jacobian[(r * rows) + c] / pivot;
                if (factor == 0)
                    continue;
                for (int k = c + 1; k <= r; k++)
                    _jacobian[(r * rows) + k] -= factor * _jacobian[(k * rows) + c];
            }

            for (int r = c + 1; r < rows; r++)
                _jacobian[(r * rows) + c] /= pivot;
        }

        for (int c = 0; c < rows; c++)
        {
            for (int r = c + 1; r < rows; r++)
                _direction[r] -= _jacobian[(r * rows) + c] * _direction[c];
        }

        for (int c = rows - 1; c >= 0; c--)
        {
            _direction[c] /= _jacobian[(c * rows) + c];
            for (int r = c + 1; r < rows; r++)
                _direction[c] -= _jacobian[(r * rows) + c] * _direction[r];
        }
    }
}
