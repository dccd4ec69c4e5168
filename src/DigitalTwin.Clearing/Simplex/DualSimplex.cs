namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// A bounded dual simplex whose zone columns are whole supply curves. Every price vector is dual feasible (curves and lines are boxed), so
/// last hour's basis starts the next hour whatever changed; the long-step ratio test walks through as many breakpoints of
/// curves and lines as still raise the dual objective before it pivots.
/// </summary>
/// <remarks>
/// Columns: zone i, then line l forward and reverse (n + 2l, n + 2l + 1), then one fixed logical a cycle. Rows: zones, then cycles. A line
/// with neither hurdle nor loss is one column over both directions. Columns of lines are numbered by slot too, from zero: a slot is the
/// end of the line that sends. The inverse of the basis is kept explicitly for the pivots: it is that of a forest of price islands
/// and nearly empty, and its updates skip what is zero. Values and duals afresh come from the forest itself.
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
    private readonly Forest _forest;
    private readonly double[] _dual;
    private readonly double[] _value;
    private readonly int[] _low;
    private readonly int[] _high;
    private readonly double[] _cost;
    private readonly Slot[] _slot;

    // By slot, what a line brings to the zone at that end, MW; by zone, its net position.
    private readonly double[] _brings;
    private readonly double[] _net;
    private readonly int[] _steps;
    private readonly double[][] _price;
    private readonly double[][] _cumulative;
    private readonly bool _hasCycles;
    private int _linesTaken;
    private int _gainsTaken;
    private bool _warm;
    private bool _whole;

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
        _slot = new Slot[columns - _zones];
        _brings = new double[2 * _lines];
        _net = new double[_zones];
        _steps = hour.Steps;
        _price = hour.Price;
        _cumulative = hour.Cumulative;
        int[] end = hour.Order.End;
        for (int s = 0; s < end.Length; s++)
        {
            _slot[s].Sender = end[s];
            _slot[s].Receiver = end[s ^ 1];
        }

        _forest = new Forest(_zones, end);
        _hasCycles = hour.Cycles.Count > 0;
        _scratch = new double[_rows];
        _entering = new double[_rows];
        _enteringIndex = new int[_rows];
        (_slotStart, _slotAt) = SlotsAtZones(_zones, end);
        _lower = new double[_rows];
        _upper = new double[_rows];
        _flipColumn = new int[64];
        _flipAmount = new double[64];
        _candidateColumn = new int[columns + Lanes.Width];
        _candidateRatio = new double[columns + Lanes.Width];
        _candidateRate = new double[columns + Lanes.Width];
    }

    /// <summary>Duals: prices of the zones, then multipliers of the cycles.</summary>
    public double[] Dual => _dual;

    /// <summary>Pivots and moves within a curve since the last start.</summary>
    public int Iterations { get; private set; }

    /// <summary>
    /// Whether the last basis is a forest whose values all lie strictly within their bounds, by more than what counts as at one: then
    /// the partition is the basis.
    /// </summary>
    public bool IsPlain { get; private set; }

    private static (int[] Start, int[] Slot) SlotsAtZones(int zones, int[] end)
    {
        int[] start = new int[zones + 1], slot = new int[end.Length];
        foreach (int zone in end)
            start[zone + 1]++;
        for (int i = 0; i < zones; i++)
            start[i + 1] += start[i];
        int[] next = [.. start];
        for (int s = 0; s < end.Length; s++)
            slot[next[end[s]]++] = s;
        return (start, slot);
    }

    /// <summary>Forgets the basis: the next solve starts from every zone cleared by itself.</summary>
    public void Forget() => _warm = false;

    /// <summary>Finds an optimal basis for the hour loaded.</summary>
    public void Solve()
    {
        Iterations = 0;
        bool columnsChanged = _gainsTaken != _hour.GainsVersion;
        if (_linesTaken != _hour.LinesVersion)
            TakeLines();
        _linesTaken = _hour.LinesVersion;
        _gainsTaken = _hour.GainsVersion;
        if (!_warm || (columnsChanged && !Refactor()))
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
    public double Flow(int line) => SlotValue(2 * line) - SlotValue((2 * line) + 1);

    /// <summary>The step that a zone's curve is cut in, or the steps below its breakpoint.</summary>
    public int StepOf(int zone) => _low[zone];

    /// <summary>Whether a zone's position is basic.</summary>
    public bool IsBasic(int zone) => _rowOf[zone] >= 0;

    /// <summary>Whether a column of a line, outside the basis and with room to move, has no reduced cost to speak of.</summary>
    public bool AnyLineTiedOutsideBasis(double tolerance)
    {
        double[] dual = _dual;
        ReadOnlySpan<Slot> slots = _slot.AsSpan(0, 2 * _lines);
        for (int s = 0; s < slots.Length; s++)
        {
            ref readonly Slot slot = ref slots[s];
            double cost = _hasCycles ? ReducedCost(s) : slot.Hurdle - ((slot.Gain * dual[slot.Receiver]) - dual[slot.Sender]);
            if (Math.Abs(cost) <= tolerance && slot.Wants != 0)
                return true;
        }

        return false;
    }

    /// <summary>Reads the answer of a plain basis: its partition is the basis itself.</summary>
    public void ReadPlain(Answer answer)
    {
        double[] flow = answer.Flow;
        for (int l = 0; l < flow.Length; l++)
            flow[l] = _slot[2 * l].Amount - _slot[(2 * l) + 1].Amount;
        _net.CopyTo(answer.NetPosition, 0);
        Array.Clear(answer.ZoneFree);
        Array.Clear(answer.LineFree);
        for (int i = 0; i < _zones; i++)
        {
            // A step too narrow to move the position counts as taken.
            int low = _low[i];
            while (_rowOf[i] < 0 && low < _steps[i] && _cumulative[i][low + 1] <= _cumulative[i][low])
                low++;
            answer.Step[i] = low;
        }

        for (int r = 0; r < _basis.Length; r++)
        {
            int column = _basis[r], slot = column - _zones;
            if (slot < 0)
            {
                answer.ZoneFree[column] = true;
                continue;
            }

            answer.LineFree[slot >> 1] = true;
            flow[slot >> 1] = (slot & 1) != 0 ? -_value[r] : _value[r];
        }
    }

    private double SlotValue(int slot)
    {
        int row = _rowOf[_zones + slot];
        return row >= 0 ? _value[row] : _slot[slot].Amount;
    }

    /// <summary>
    /// Takes the lines' data. A line may come to be one column over both directions, or two: the basis stays one, its values may be
    /// out of bounds.
    /// </summary>
    private void TakeLines()
    {
        double[] gains = _hour.Gain, hurdles = _hour.Hurdle, forwards = _hour.Forward, reverses = _hour.Reverse;
        Span<Slot> slots = _slot;
        for (int l = 0; l < gains.Length; l++)
        {
            double gain = gains[l], hurdle = hurdles[l];
            bool joined = hurdle == 0 && gain == 1;
            ref Slot forward = ref slots[2 * l], reverse = ref slots[(2 * l) + 1];
            forward.Gain = reverse.Gain = gain;
            forward.Hurdle = reverse.Hurdle = hurdle;
            forward.Upper = forwards[l];
            forward.Lower = joined ? -reverses[l] : 0;
            reverse.Upper = joined ? 0 : reverses[l];
        }
    }

    /// <summary>Takes over a smaller network's basis; zones that it does not have start by themselves.</summary>
    public void StartFrom(DualSimplex smaller, Correspondence places)
    {
        _warm = smaller._warm && !_hasCycles && !smaller._hasCycles;
        if (!_warm)
            return;
        // The inverse is built with the first hour.
        _gainsTaken = -1;
        for (int i = 0; i < _zones; i++)
            _basis[i] = i;
        Array.Clear(_dual);
        for (int r = 0; r < smaller._rows; r++)
        {
            int column = smaller._basis[r], slot = column - smaller._zones;
            _basis[places.Zone[r]] = slot < 0 ? places.Zone[column] : _zones + (2 * places.Line[slot >> 1]) + (slot & 1);
            _dual[places.Zone[r]] = smaller._dual[r];
        }

        Array.Fill(_rowOf, -1);
        for (int r = 0; r < _rows; r++)
            _rowOf[_basis[r]] = r;
        _inverse.Reset();
        _forest.Take(_basis);
        _whole = _forest.FindOrder();
    }

    private void StartCold()
    {
        Array.Fill(_rowOf, -1);
        _inverse.Reset();
        _forest.Reset();
        _whole = !_hasCycles && _forest.FindOrder();
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

        if (_whole)
            DualsAlongForest();
        else
            ComputeDuals();
        for (int i = 0; i < _zones; i++)
        {
            if (_rowOf[i] < 0)
                RestAtBreakpoint(i, FullSteps(i, _dual[i]));
        }

        PlaceLines();
        for (int r = 0; r < _rows; r++)
            SetBounds(r);
        if (_whole)
            ValuesAlongForest();
        else
            ComputeValues();
    }

    private void PlaceLines()
    {
        double[] dual = _dual;
        Span<Slot> slots = _slot;
        for (int s = 0; s < 2 * _lines; s++)
        {
            ref Slot slot = ref slots[s];
            slot.RestBy(_hasCycles ? ReducedCost(s) : slot.Hurdle - ((slot.Gain * dual[slot.Receiver]) - dual[slot.Sender]));
        }

        foreach (int column in _basis)
        {
            if (column >= _zones)
                slots[column - _zones].Hold();
        }
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
}
