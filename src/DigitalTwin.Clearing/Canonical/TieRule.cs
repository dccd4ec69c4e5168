using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// Picks one point of the optimal face: the least of the weights of <see cref="ReducedSystem"/>. The point is unique, and the search for
/// it starts from nothing but the face, so the answer depends on the face alone.
/// </summary>
internal sealed class TieRule
{
    private readonly Hour _hour;
    private readonly Face _face;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly int[] _sign;
    private readonly SingleCycle _cycle;
    private readonly BoundedLeastWeight _search = new();

    public TieRule(Hour hour, Face face, SingleCycle cycle)
    {
        _hour = hour;
        _face = face;
        _cycle = cycle;
        _low = new double[hour.ZoneCount + hour.LineCount];
        _high = new double[hour.ZoneCount + hour.LineCount];
        _sign = new int[hour.LineCount];
    }

    /// <summary>Chooses among the points of the face and writes the choice and its partition into the answer.</summary>
    public void Choose(LeafElimination peeling, ReducedSystem core, Answer answer)
    {
        for (int l = 0; l < _hour.LineCount; l++)
            _sign[l] = _face.LineLow[l] < 0 ? -1 : 1;
        bool cyclic = peeling.Run(_face.ZoneTied, _face.LineTied, answer.NetPosition, answer.Flow);
        answer.Classify();
        if (!cyclic)
            return;
        core.Build(peeling, _face.Step, answer.NetPosition, answer.Flow, _sign);
        for (int c = 0; c < core.Columns; c++)
        {
            int zone = core.Zone[c], line = core.Line[c];
            _low[c] = zone >= 0 ? core.Rest[c] : _face.LineLow[line] / _hour.ScaleMw;
            _high[c] = (zone >= 0 ? _hour.Cumulative[zone][_hour.EndAlike(zone, _face.Step[zone])] : _face.LineHigh[line]) / _hour.ScaleMw;
        }

        bool simple = _cycle.Find(core) && _cycle.Choose(core, _low, _high);
        if (!simple)
            _search.Run(core, _low, _high);
        int[] side = simple ? _cycle.Side : _search.Side;
        double[] point = simple ? _cycle.Point : _search.Point;
        for (int c = 0; c < core.Columns; c++)
            Store(core, c, side[c], point[c] * _hour.ScaleMw, answer);
    }

    // A column that the search left at a bound is put exactly there; the others are free, and the equality step will place them.
    private void Store(ReducedSystem core, int column, int side, double value, Answer answer)
    {
        int zone = core.Zone[column], line = core.Line[column];
        if (zone >= 0)
        {
            int step = _face.Step[zone];
            answer.ZoneFree[zone] = side == 0;
            answer.Step[zone] = side > 0 ? _hour.EndAlike(zone, step) : _hour.FirstAlike(zone, step);
            answer.NetPosition[zone] = side == 0 ? value : _hour.Cumulative[zone][answer.Step[zone]];
            return;
        }

        answer.LineFree[line] = side == 0;
        answer.Flow[line] = side < 0 ? _face.LineLow[line] : side > 0 ? _face.LineHigh[line] : value;
    }
}
