namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// A bounded dual simplex whose zone columns are whole supply curves. Every price vector is dual feasible (curves and lines are boxed), so
/// last hour's basis starts the next hour whatever changed; the long-step ratio test walks through as many breakpoints of
/// curves and lines as still raise the dual objective before it pivots.
/// </summary>
/// <remarks>
/// Columns: zone i, then line l forward and reverse (n + 2l, n + 2l + 1), then one fixed logical a cycle. Rows: zones, then cycles. A line
/// with neither hurdle nor loss is one column over both directions. The inverse of the basis is kept explicitly: it is that of a
/// forest of price islands and nearly empty, and its updates skip what is zero.
/// </remarks>
internal sealed partial class DualSimplex
{
    private readonly Hour _hour;
    private readonly int _zones;
    private readonly int _lines;
    private readonly int _rows;
    private readonly int _firstLogical;

    private readonly int[] _basis;
    private readonly int[] _rowOf;
    private readonly SparseInverse _inverse;
    private readonly double[] _dual;
    private readonly double[] _value;
    private readonly int[] _low;
    private readonly int[] _high;
    private readonly double[] _cost;
    private readonly bool[] _atUpper;
    private readonly bool[] _joined;
    private readonly double[] _columnLower;
    private readonly double[] _columnUpper;
    private readonly int[] _steps;
    private readonly double[][] _price;
    private readonly double[][] _cumulative;
    private readonly double[] _gain;
    private readonly double[] _hurdle;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly bool _hasCycles;
    private bool _warm;

    public DualSimplex(Hour hour)
    {
        _hour = hour;
        _zones = hour.ZoneCount;
        _lines = hour.LineCount;
        _rows = _zones + hour.Cycles.Count;
        _firstLogical = _zones + (2 * _lines);
        int columns = _firstLogical + hour.Cycles.Count;
        _basis = new int[_rows];
        _rowOf = new int[columns];
        _inverse = new SparseInverse(_rows);
        _dual = new double[_rows];
        _value = new double[_rows];
        _low = new int[_zones];
        _high = new int[_zones];
        _cost = new double[_zones];
        _atUpper = new bool[columns];
        _joined = new bool[_lines];
        _columnLower = new double[columns];
        _columnUpper = new double[columns];
        _steps = hour.Steps;
        _price = hour.Price;
        _cumulative = hour.Cumulative;
        _gain = hour.Gain;
        _hurdle = hour.Hurdle;
        _from = hour.Order.From;
        _to = hour.Order.To;
        _hasCycles = hour.Cycles.Count > 0;
        _scratch = new double[_rows];
        _entering = new double[_rows];
        _enteringIndex = new int[_rows];
        (_lineStart, _lineAt) = LinesAtZones(hour);
        _lower = new double[_rows];
        _upper = new double[_rows];
        _flipColumn = new int[64];
        _flipAmount = new double[64];
        _candidateColumn = new int[columns + 1];
        _candidateRatio = new double[columns + 1];
        _candidateRate = new double[columns + 1];
    }

    /// <summary>Duals: prices of the zones, then multipliers of the cycles.</summary>
    public double[] Dual => _dual;

    /// <summary>Pivots and moves within a curve since the last start.</summary>
    public int Iterations { get; private set; }

    private static (int[] Start, int[] Line) LinesAtZones(Hour hour)
    {
        int[] start = new int[hour.ZoneCount + 1], line = new int[2 * hour.LineCount];
        for (int l = 0; l < hour.LineCount; l++)
        {
            start[hour.Order.From[l] + 1]++;
            start[hour.Order.To[l] + 1]++;
        }

        for (int i = 0; i < hour.ZoneCount; i++)
            start[i + 1] += start[i];
        int[] next = [.. start];
        for (int l = 0; l < hour.LineCount; l++)
        {
            line[next[hour.Order.From[l]]++] = l;
            line[next[hour.Order.To[l]]++] = l;
        }

        return (start, line);
    }

    /// <summary>Forgets the basis: the next solve starts from every zone cleared by itself.</summary>
    public void Forget() => _warm = false;

    /// <summary>Finds an optimal basis for the hour loaded.</summary>
    /// <param name="columnsChanged">Whether a gain changed since the last solve.</param>
    public void Solve(bool columnsChanged)
    {
        Iterations = 0;
        bool joinedChanged = ClassifyLines();
        if (!_warm || joinedChanged || (columnsChanged && !Refactor()))
            StartCold();
        for (int attempt = 0; ; attempt++)
        {
            Place();
            if (Iterate())
                break;
            if (attempt == 2)
                throw new InvalidOperationException($"clearing did not converge in {Iterations} pivots");
            StartCold();
        }

        _warm = true;
    }

    /// <summary>Value of a zone's net position in the basis, MW.</summary>
    public double NetPosition(int zone)
    {
        int row = _rowOf[zone];
        return row >= 0 ? _value[row] : _cumulative[zone][_low[zone]];
    }

    /// <summary>Flow of a line in the basis, MW, positive from the lower zone to the higher.</summary>
    public double Flow(int line) => ColumnValue(_zones + (2 * line)) - ColumnValue(_zones + (2 * line) + 1);

    /// <summary>The step that a zone's curve is cut in, or the steps below its breakpoint.</summary>
    public int StepOf(int zone) => _low[zone];

    /// <summary>Whether a zone's position is basic.</summary>
    public bool IsBasic(int zone) => _rowOf[zone] >= 0;

    /// <summary>Whether a column of a line, outside the basis and with room to move, has no reduced cost to speak of.</summary>
    public bool AnyLineTiedOutsideBasis(double tolerance)
    {
        for (int column = _zones; column < _firstLogical; column++)
        {
            if (_rowOf[column] < 0 && _columnUpper[column] > _columnLower[column] && Math.Abs(ReducedCost(column)) <= tolerance)
                return true;
        }

        return false;
    }

    private double ColumnValue(int column)
    {
        int row = _rowOf[column];
        return row >= 0 ? _value[row] : _atUpper[column] ? UpperOf(column) : LowerOf(column);
    }

    private double LowerOf(int column) => _columnLower[column];

    private double UpperOf(int column) => _columnUpper[column];

    /// <summary>Bounds of the lines' columns; returns whether a line has come to be one column over both directions, or two.</summary>
    private bool ClassifyLines()
    {
        bool changed = false;
        for (int l = 0, column = _zones; l < _lines; l++, column += 2)
        {
            bool joined = _hurdle[l] == 0 && _gain[l] == 1;
            changed |= joined != _joined[l];
            _joined[l] = joined;
            _columnLower[column] = joined ? -_hour.Reverse[l] : 0;
            _columnUpper[column] = _hour.Forward[l];
            _columnUpper[column + 1] = joined ? 0 : _hour.Reverse[l];
        }

        return changed;
    }

    private void StartCold()
    {
        Array.Fill(_rowOf, -1);
        _inverse.Reset();
        Array.Clear(_atUpper);
        for (int r = 0; r < _rows; r++)
        {
            int column = r < _zones ? r : _firstLogical + r - _zones;
            _basis[r] = column;
            _rowOf[column] = r;
        }

        // Every zone by itself: the step where its own curve crosses zero.
        for (int i = 0; i < _zones; i++)
        {
            double[] cumulative = _cumulative[i];
            int k = 0;
            while (k < _steps[i] - 1 && cumulative[k + 1] < 0)
                k++;
            _dual[i] = _steps[i] > 0 ? _price[i][k] : 0;
        }

        Array.Clear(_dual, _zones, _rows - _zones);
    }

    /// <summary>Puts curves and lines where last duals want them, then computes duals and values of the basis afresh.</summary>
    private void Place()
    {
        for (int i = 0; i < _zones; i++)
        {
            if (_rowOf[i] >= 0)
                PlaceBasicZone(i);
        }

        ComputeDuals();
        for (int i = 0; i < _zones; i++)
        {
            if (_rowOf[i] < 0)
                RestAtBreakpoint(i, FullSteps(i, _dual[i]));
        }

        PlaceLines();
        for (int r = 0; r < _rows; r++)
            SetBounds(r);
        ComputeValues();
    }

    private void PlaceLines()
    {
        for (int l = 0, column = _zones; l < _lines; l++, column += 2)
        {
            if (_hasCycles)
            {
                _atUpper[column] = ReducedCost(column) < 0;
                _atUpper[column + 1] = ReducedCost(column + 1) < 0;
                continue;
            }

            double from = _dual[_from[l]], to = _dual[_to[l]], gain = _gain[l], hurdle = _hurdle[l];
            _atUpper[column] = hurdle - ((gain * to) - from) < 0;
            _atUpper[column + 1] = hurdle - ((gain * from) - to) < 0;
        }
    }

    /// <summary>Values of the basis from what lies outside it.</summary>
    private void ComputeValues()
    {
        Array.Clear(_scratch);
        for (int i = 0; i < _zones; i++)
        {
            if (_rowOf[i] < 0)
                _scratch[i] -= _cumulative[i][_low[i]];
        }

        for (int column = _zones; column < _firstLogical; column++)
        {
            if (_rowOf[column] >= 0)
                continue;
            double amount = _atUpper[column] ? _columnUpper[column] : _columnLower[column];
            if (amount != 0)
                AddColumn(column, -amount, _scratch);
        }

        for (int r = 0; r < _rows; r++)
            _value[r] = _inverse.Dot(r, _scratch);
    }

    private void PlaceBasicZone(int zone)
    {
        int steps = _steps[zone];
        double last = _dual[zone];
        if (steps == 0)
        {
            _low[zone] = 0;
            _high[zone] = 0;
            _cost[zone] = last;
            return;
        }

        double[] price = _price[zone];
        int k = Math.Min(FullSteps(zone, last), steps - 1);
        if (k > 0 && last - price[k - 1] < price[k] - last)
            k--;
        _low[zone] = k;
        _high[zone] = k + 1;
        _cost[zone] = price[k];
    }

    /// <summary>Number of a zone's steps below a price, looked for from where the zone last was: mostly it is near.</summary>
    private int FullSteps(int zone, double price)
    {
        ReadOnlySpan<double> prices = _price[zone].AsSpan(0, _steps[zone]);
        int k = Math.Min(_low[zone], prices.Length);
        while ((uint)k < (uint)prices.Length && prices[k] < price)
            k++;
        while (k > 0 && prices[k - 1] >= price)
            k--;
        return k;
    }

    private void ComputeDuals()
    {
        Array.Clear(_dual);
        for (int r = 0; r < _rows; r++)
        {
            int column = _basis[r];
            double cost = column < _zones ? _cost[column] : column < _firstLogical ? _hurdle[(column - _zones) >> 1] : 0;
            if (cost == 0)
                continue;
            ReadOnlySpan<double> row = _inverse.Row(r);
            foreach (int i in _inverse.RowIndex(r))
                _dual[i] += cost * row[i];
        }
    }

    /// <summary>Cost of a line's column less what the duals pay for it.</summary>
    private double ReducedCost(int column) => _hurdle[(column - _zones) >> 1] - Along(column, _dual);

    /// <summary>Product of a row vector and a line's column.</summary>
    private double Along(int column, double[] vector)
    {
        int l = (column - _zones) >> 1;
        bool reverse = ((column - _zones) & 1) != 0;
        int sender = reverse ? _to[l] : _from[l];
        int receiver = reverse ? _from[l] : _to[l];
        double sum = (_gain[l] * vector[receiver]) - vector[sender];
        if (!_hasCycles)
            return sum;
        Cycles cycles = _hour.Cycles;
        for (int e = cycles.LineStart[l]; e < cycles.LineStart[l + 1]; e++)
        {
            double term = cycles.Coefficient[e] * vector[_zones + cycles.Row[e]];
            sum += reverse ? -term : term;
        }

        return sum;
    }

    private void AddColumn(int column, double amount, double[] vector)
    {
        if (amount == 0)
            return;
        if (column < _zones)
        {
            vector[column] += amount;
            return;
        }

        if (column >= _firstLogical)
        {
            vector[_zones + column - _firstLogical] += amount;
            return;
        }

        int l = (column - _zones) >> 1;
        bool reverse = ((column - _zones) & 1) != 0;
        vector[reverse ? _to[l] : _from[l]] -= amount;
        vector[reverse ? _from[l] : _to[l]] += _gain[l] * amount;
        if (!_hasCycles)
            return;
        Cycles cycles = _hour.Cycles;
        for (int e = cycles.LineStart[l]; e < cycles.LineStart[l + 1]; e++)
            vector[_zones + cycles.Row[e]] += (reverse ? -amount : amount) * cycles.Coefficient[e];
    }
}
