using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// The linear system of what peeling leaves: unknown positions and flows (columns), balances and cycle laws (rows), in the order of zones,
/// lines and cycles. Amounts are in units of the hour's scale, so that the weights of the rule for ties have no unit.
/// </summary>
/// <remarks>
/// The rule for ties weighs MW m taken of a step of width w by m^2 / 2w (equal shares) and a flow f by a hair f^2 / 2 x 2^-16 / scale.
/// </remarks>
internal sealed class ReducedSystem
{
    private const double Regularisation = 1.0 / 65536;

    // Steps narrower than this share of the scale are weighed as if they were so wide: it bounds the system's condition.
    private const double NarrowestShare = 1.0 / (1 << 20);

    private readonly Hour _hour;
    private readonly Incidence _incidence;
    private readonly int[] _rowOfZone;
    private readonly int[] _rowOfCycle;

    public ReducedSystem(Hour hour, Incidence incidence)
    {
        _hour = hour;
        _incidence = incidence;
        _rowOfZone = new int[hour.ZoneCount];
        _rowOfCycle = new int[hour.Cycles.Count];
        int most = hour.ZoneCount + hour.LineCount;
        Zone = new int[most];
        Line = new int[most];
        Weight = new double[most];
        Rest = new double[most];
        Start = new int[most + 1];
        EntryRow = new int[hour.ZoneCount + (2 * hour.LineCount) + hour.Cycles.Row.Length];
        Entry = new double[EntryRow.Length];
        Right = new double[hour.ZoneCount + hour.Cycles.Count];
    }

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    /// <summary>Zone of each column, or -1.</summary>
    public int[] Zone { get; }

    /// <summary>Line of each column, or -1.</summary>
    public int[] Line { get; }

    /// <summary>Weight of each column in the rule for ties.</summary>
    public double[] Weight { get; }

    /// <summary>Value at which the weight pulls nothing: none of the tied step taken, no flow.</summary>
    public double[] Rest { get; }

    /// <summary>Entries of column c are Start[c] .. Start[c + 1].</summary>
    public int[] Start { get; }

    public int[] EntryRow { get; }

    public double[] Entry { get; }

    /// <summary>What the unknowns must bring to each row.</summary>
    public double[] Right { get; }

    /// <summary>Sets the system up. The sign of each open line's flow must be in <paramref name="flowSign"/>.</summary>
    public void Build(LeafElimination peeling, int[] step, double[] netPosition, double[] flow, int[] flowSign)
    {
        Rows = 0;
        for (int i = 0; i < _hour.ZoneCount; i++)
            _rowOfZone[i] = peeling.Unsettled(i) ? Rows++ : -1;
        Array.Fill(_rowOfCycle, -1);
        for (int l = 0; l < _hour.LineCount; l++)
        {
            for (int e = _hour.Cycles.LineStart[l]; peeling.LineOpen[l] && e < _hour.Cycles.LineStart[l + 1]; e++)
                _rowOfCycle[_hour.Cycles.Row[e]] = 0;
        }

        for (int c = 0; c < _rowOfCycle.Length; c++)
            _rowOfCycle[c] = _rowOfCycle[c] == 0 ? Rows++ : -1;
        FillRight(peeling, netPosition, flow);
        Columns = 0;
        int entries = 0;
        for (int i = 0; i < _hour.ZoneCount; i++)
        {
            if (peeling.ZoneOpen[i])
                AddZone(i, step[i], ref entries);
        }

        for (int l = 0; l < _hour.LineCount; l++)
        {
            if (peeling.LineOpen[l])
                AddLine(l, flowSign[l], ref entries);
        }

        Start[Columns] = entries;
    }

    /// <summary>Writes a column's value back, in MW.</summary>
    public void Store(int column, double value, double[] netPosition, double[] flow)
    {
        if (Zone[column] >= 0)
            netPosition[Zone[column]] = value * _hour.ScaleMw;
        else
            flow[Line[column]] = value * _hour.ScaleMw;
    }

    private void FillRight(LeafElimination peeling, double[] netPosition, double[] flow)
    {
        Array.Clear(Right);
        for (int i = 0; i < _hour.ZoneCount; i++)
        {
            if (_rowOfZone[i] < 0)
                continue;
            double known = peeling.ZoneOpen[i] ? 0 : netPosition[i];
            for (int e = _incidence.Start[i]; e < _incidence.Start[i + 1]; e++)
            {
                int l = _incidence.Line[e];
                if (!peeling.LineOpen[l])
                    known += _incidence.Brings(l, i, flow[l]);
            }

            Right[_rowOfZone[i]] = -known / _hour.ScaleMw;
        }

        for (int l = 0; l < _hour.LineCount; l++)
        {
            for (int e = _hour.Cycles.LineStart[l]; !peeling.LineOpen[l] && e < _hour.Cycles.LineStart[l + 1]; e++)
            {
                int row = _rowOfCycle[_hour.Cycles.Row[e]];
                if (row >= 0)
                    Right[row] -= _hour.Cycles.Coefficient[e] * flow[l] / _hour.ScaleMw;
            }
        }
    }

    private void AddZone(int zone, int step, ref int entries)
    {
        double[] cumulative = _hour.Cumulative[zone];
        double from = cumulative[_hour.FirstAlike(zone, step)];
        double width = Math.Max(cumulative[_hour.EndAlike(zone, step)] - from, NarrowestShare * _hour.ScaleMw);
        Begin(zone, -1, _hour.ScaleMw / width, from / _hour.ScaleMw, entries);
        Put(_rowOfZone[zone], 1, ref entries);
    }

    private void AddLine(int line, int sign, ref int entries)
    {
        Begin(-1, line, Regularisation, 0, entries);
        double gain = _hour.Gain[line];
        Put(_rowOfZone[_hour.Order.From[line]], sign >= 0 ? -1 : -gain, ref entries);
        Put(_rowOfZone[_hour.Order.To[line]], sign >= 0 ? gain : 1, ref entries);
        for (int e = _hour.Cycles.LineStart[line]; e < _hour.Cycles.LineStart[line + 1]; e++)
            Put(_rowOfCycle[_hour.Cycles.Row[e]], _hour.Cycles.Coefficient[e], ref entries);
    }

    private void Begin(int zone, int line, double weight, double rest, int entries)
    {
        Zone[Columns] = zone;
        Line[Columns] = line;
        Weight[Columns] = weight;
        Rest[Columns] = rest;
        Start[Columns++] = entries;
    }

    private void Put(int row, double value, ref int entries)
    {
        EntryRow[entries] = row;
        Entry[entries++] = value;
    }
}
