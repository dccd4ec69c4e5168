using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// Turns whichever optimal basis the simplex ended in into the one answer the problem has: the optimal face, the tie rule's point on it,
/// the
/// values that its partition implies, and the price rule. Nothing of the path survives.
/// </summary>
internal sealed class CanonicalSolution
{
    private readonly Hour _hour;
    private readonly Incidence _incidence;
    private readonly LeafElimination _peeling;
    private readonly ReducedSystem _core;
    private readonly Face _face;
    private readonly TieRule _ties;
    private readonly PriceRule _prices;
    private readonly EqualityStep _equality;
    private readonly int[] _sign;
    private readonly double[] _surplus;

    public CanonicalSolution(Hour hour)
    {
        _hour = hour;
        _incidence = new Incidence(hour);
        _peeling = new LeafElimination(hour, _incidence);
        _core = new ReducedSystem(hour, _incidence);
        _face = new Face(hour);
        var cycle = new SingleCycle();
        _ties = new TieRule(hour, _face, cycle);
        _equality = new EqualityStep(cycle);
        _prices = new PriceRule(hour, _incidence);
        _sign = new int[hour.LineCount];
        _surplus = new double[hour.ZoneCount];
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
        bool plain = simplex.IsPlain, tied = _face.HasTies(simplex);
        if (plain)
            simplex.ReadPlain(Answer);
        else
            Read(simplex);
        if (plain || _hour.Cycles.Count > 0)
            simplex.Dual.CopyTo(Dual, 0);
        // One optimal point and one set of prices.
        if (plain && !tied)
            return true;
        if (!tied || Choose())
            Evaluate();
        ComputePrices();
        return InBounds();
    }

    private void Read(DualSimplex simplex)
    {
        for (int i = 0; i < _hour.ZoneCount; i++)
        {
            Answer.NetPosition[i] = simplex.NetPosition(i);
            Answer.Step[i] = simplex.StepOf(i);
        }

        for (int l = 0; l < _hour.LineCount; l++)
            Answer.Flow[l] = simplex.Flow(l);
        Answer.Classify();
        ComputePrices();
    }

    /// <summary>Takes the tie rule's point.</summary>
    /// <returns>Whether something turned out to lie at a bound, so that the rest must be computed anew.</returns>
    private bool Choose()
    {
        _face.Find(Dual, Answer);
        _ties.Choose(_peeling, _core, Answer);
        Evaluate();
        return Answer.Classify();
    }

    // A network with cycle laws has no least price vector; its simplex always starts cold, so its duals depend on the problem alone.
    private void ComputePrices()
    {
        if (_hour.Cycles.Count > 0)
            return;
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
        double[] surplus = _surplus, net = Answer.NetPosition;
        net.CopyTo(surplus, 0);
        int[] from = _hour.Order.From, to = _hour.Order.To;
        for (int l = 0; l < _hour.LineCount; l++)
        {
            double flow = Answer.Flow[l], gain = _hour.Gain[l];
            surplus[from[l]] -= flow > 0 ? flow : gain * flow;
            surplus[to[l]] += flow > 0 ? gain * flow : flow;
            if (flow > _hour.Forward[l] + slack || flow < -_hour.Reverse[l] - slack)
                return false;
        }

        for (int i = 0; i < surplus.Length; i++)
        {
            if (Math.Abs(surplus[i]) > slack)
                return false;
            double[] cumulative = _hour.Cumulative[i];
            int k = Answer.Step[i];
            if (Answer.ZoneFree[i] && (net[i] < cumulative[k] - slack || net[i] > cumulative[k + 1] + slack))
                return false;
        }

        return true;
    }
}
