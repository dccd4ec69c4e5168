using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// Turns whichever optimal basis the simplex ended in into the one answer the problem has: the optimal face, the tie rule's point on it,
/// the
/// values that its partition implies, and the price rule. Nothing of the path survives.
/// </summary>
internal sealed class Finisher
{
    private readonly Hour _hour;
    private readonly Incidence _incidence;
    private readonly Peeling _peeling;
    private readonly Core _core;
    private readonly Face _face;
    private readonly TieRule _ties;
    private readonly PriceRule _prices;
    private readonly EqualityStep _equality = new();
    private readonly int[] _sign;

    public Finisher(Hour hour)
    {
        _hour = hour;
        _incidence = new Incidence(hour);
        _peeling = new Peeling(hour, _incidence);
        _core = new Core(hour, _incidence);
        _face = new Face(hour);
        _ties = new TieRule(hour, _face);
        _prices = new PriceRule(hour, _incidence);
        _sign = new int[hour.LineCount];
        Answer = new Answer(hour);
        Dual = new double[hour.ZoneCount + hour.Cycles.Count];
    }

    /// <summary>The answer.</summary>
    public Answer Answer { get; }

    /// <summary>Prices of the zones, then multipliers of the cycles.</summary>
    public double[] Dual { get; }

    /// <summary>Finishes.</summary>
    /// <returns>False when values drift out of their bounds: the basis needs a fresh inverse.</returns>
    public bool Finish(DualSimplex simplex)
    {
        for (int i = 0; i < _hour.ZoneCount; i++)
            Answer.NetPosition[i] = simplex.NetPosition(i);
        for (int l = 0; l < _hour.LineCount; l++)
            Answer.Flow[l] = simplex.Flow(l);
        Answer.Classify();
        if (_face.HasTies(simplex))
        {
            ComputeDuals(simplex);
            _face.Find(Dual, Answer);
            _ties.Choose(_peeling, _core, Answer);
            Evaluate();
            Answer.Classify();
        }

        Evaluate();
        ComputeDuals(simplex);
        return InBounds();
    }

    // A network with cycle laws has no least price vector; its simplex always starts cold, so its duals depend on the problem alone.
    private void ComputeDuals(DualSimplex simplex)
    {
        if (_hour.Cycles.Count > 0)
        {
            simplex.Dual.CopyTo(Dual, 0);
            return;
        }

        _prices.Compute(Answer);
        _prices.Price.CopyTo(Dual, 0);
    }

    private void Evaluate()
    {
        Answer a = Answer;
        for (int l = 0; l < _hour.LineCount; l++)
            _sign[l] = a.Flow[l] < 0 ? -1 : 1;
        if (!_peeling.Run(a.ZoneFree, a.LineFree, a.NetPosition, a.Flow))
            return;
        _core.Build(_peeling, a.Step, a.NetPosition, a.Flow, _sign);
        ReadOnlySpan<double> values = _equality.Solve(_core);
        for (int c = 0; c < values.Length; c++)
        {
            _core.Store(c, values[c], a.NetPosition, a.Flow);
            if (_core.Zone[c] >= 0)
                a.Locate(_core.Zone[c]);
        }
    }

    private bool InBounds()
    {
        double slack = 1024 * _hour.TolMw;
        for (int i = 0; i < _hour.ZoneCount; i++)
        {
            if (Math.Abs(_incidence.Surplus(i, Answer.NetPosition[i], Answer.Flow, -1)) > slack)
                return false;
            double[] cumulative = _hour.Cumulative[i];
            int k = Answer.Step[i];
            if (Answer.ZoneFree[i] && (Answer.NetPosition[i] < cumulative[k] - slack || Answer.NetPosition[i] > cumulative[k + 1] + slack))
                return false;
        }

        for (int l = 0; l < _hour.LineCount; l++)
        {
            if (Answer.Flow[l] > _hour.Forward[l] + slack || Answer.Flow[l] < -_hour.Reverse[l] - slack)
                return false;
        }

        return true;
    }
}
