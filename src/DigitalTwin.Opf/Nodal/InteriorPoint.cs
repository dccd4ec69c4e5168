namespace DigitalTwin.Opf.Nodal;

/// <summary>
/// Primal-dual predictor-corrector method (Mehrotra 1992) on a <see cref="NodalModel"/>. Outputs and flows are eliminated by hand; what is
/// factored is one 2 x 2 block a bus: its angle and its balance. Always starts from the same point, so the answer depends on the problem
/// alone; among several optima it ends in the middle of them.
/// </summary>
/// <remarks>
/// Newton's equations, with H = cost curvature + barrier weights, B the susceptance Laplacian and W the Laplacian of susceptance^2 x H of
/// limited flows: [W B; B -D] (angles, prices) = right side, D the sum of 1/H of a bus's outputs.
/// </remarks>
internal sealed partial class InteriorPoint
{
    private const int MostIterations = 200;
    private const double Tolerance = 1e-8;

    private readonly NodalModel _model;
    private readonly BlockFactor _factor;
    private readonly double[] _diagonal;
    private readonly double[] _edge;
    private readonly double[] _curvature;
    private readonly double[] _right;
    private readonly double[] _residual;
    private readonly double[] _balanceMiss;
    private readonly double[] _flowMiss;
    private readonly double[] _angleMiss;
    private readonly double[] _stepX;
    private readonly double[] _stepAngle;
    private readonly double[] _stepPrice;
    private readonly double[] _stepFlowPrice;
    private readonly double[] _stepLow;
    private readonly double[] _stepHigh;
    private readonly double[] _targetLow;
    private readonly double[] _targetHigh;
    private readonly bool _linear;

    public InteriorPoint(NodalModel model)
    {
        _model = model;
        _factor = new BlockFactor(model.Buses, model.From, model.To);
        int variables = model.Variables, buses = model.Buses, limited = model.LimitedBranch.Length;
        _diagonal = new double[3 * buses];
        _edge = new double[3 * model.Branches];
        _curvature = new double[variables];
        _right = new double[2 * buses];
        _residual = new double[variables];
        _balanceMiss = new double[buses];
        _flowMiss = new double[limited];
        _angleMiss = new double[buses];
        _stepX = new double[variables];
        _stepAngle = new double[buses];
        _stepPrice = new double[buses];
        _stepFlowPrice = new double[limited];
        _stepLow = new double[variables];
        _stepHigh = new double[variables];
        _targetLow = new double[variables];
        _targetHigh = new double[variables];
        X = new double[variables];
        Angle = new double[buses];
        Price = new double[buses];
        FlowPrice = new double[limited];
        LowPrice = new double[variables];
        HighPrice = new double[variables];
        _linear = !model.Quadratic.Any(q => q != 0);
    }

    /// <summary>Outputs, then limited flows, p.u.</summary>
    public double[] X { get; }

    public double[] Angle { get; }

    /// <summary>Multiplier of each bus's balance.</summary>
    public double[] Price { get; }

    /// <summary>Multiplier of each limited flow's definition.</summary>
    public double[] FlowPrice { get; }

    /// <summary>Multipliers of lower and upper bounds, at least zero.</summary>
    public double[] LowPrice { get; }

    public double[] HighPrice { get; }

    public int Iterations { get; private set; }

    /// <summary>Cost of the outputs, in the model's units.</summary>
    public double Cost()
    {
        double sum = 0;
        for (int k = 0; k < _model.Outputs; k++)
            sum += ((0.5 * _model.Quadratic[k] * X[k]) + _model.Linear[k]) * X[k];
        return sum;
    }

    /// <summary>Solves.</summary>
    /// <returns>Whether it converged; if not, the problem is infeasible or hopeless.</returns>
    public bool Solve()
    {
        Start();
        int stalled = 0;
        for (Iterations = 0; Iterations < MostIterations; Iterations++)
        {
            double miss = ComputeResiduals(), mean = Complementarity();
            if (!double.IsFinite(miss) || !double.IsFinite(mean))
                return false;
            if (Converged(miss, mean))
                return true;
            AssembleAndFactor();
            SetTargets(0, affine: false);
            Direction();
            (double primal, double dual) = Lengths(1);
            double after = ComplementarityAfter(primal, dual), ratio = after / mean;
            SetTargets(ratio * ratio * ratio * mean, affine: true);
            Direction();
            (primal, dual) = Lengths(0.9995);
            Move(primal, dual);
            stalled = Math.Max(primal, dual) < 1e-5 ? stalled + 1 : 0;
            if (stalled > 5)
                return false;
        }

        return false;
    }

    private void Start()
    {
        for (int v = 0; v < _model.Variables; v++)
        {
            double low = _model.Low[v], high = _model.High[v];
            // The middle, unless the box is so wide that a bound nearer zero is the better guess.
            double reach = Math.Min(0.5 * (high - low), 10);
            double middle = Math.Min(Math.Max(0, low + reach), high - reach);
            X[v] = high - low > 20 ? middle : 0.5 * (low + high);
            LowPrice[v] = 1;
            HighPrice[v] = 1;
        }

        Array.Clear(Angle);
        Array.Clear(Price);
        Array.Clear(FlowPrice);
    }

    // With the rows met, the products of slacks and multipliers are the duality gap.
    private bool Converged(double miss, double mean) =>
        miss <= 10 * Tolerance && mean * 2 * _model.Variables <= Tolerance * (1e-3 + Math.Abs(Cost()));

    private double Complementarity() => ComplementarityAfter(0, 0);

    private double ComplementarityAfter(double primal, double dual)
    {
        double sum = 0;
        for (int v = 0; v < _model.Variables; v++)
        {
            double x = X[v] + (primal * _stepX[v]);
            sum += (x - _model.Low[v]) * (LowPrice[v] + (dual * _stepLow[v]));
            sum += (_model.High[v] - x) * (HighPrice[v] + (dual * _stepHigh[v]));
        }

        return sum / Math.Max(1, 2 * _model.Variables);
    }

    private (double Primal, double Dual) Lengths(double share)
    {
        double primal = 1 / share, dual = 1 / share;
        for (int v = 0; v < _model.Variables; v++)
        {
            double step = _stepX[v];
            if (step < 0)
                primal = Math.Min(primal, (X[v] - _model.Low[v]) / -step);
            else if (step > 0)
                primal = Math.Min(primal, (_model.High[v] - X[v]) / step);
            if (_stepLow[v] < 0)
                dual = Math.Min(dual, LowPrice[v] / -_stepLow[v]);
            if (_stepHigh[v] < 0)
                dual = Math.Min(dual, HighPrice[v] / -_stepHigh[v]);
        }

        // With curvature, the dual residual mixes both steps: they move together.
        if (!_linear)
            primal = dual = Math.Min(primal, dual);
        return (share * primal, share * dual);
    }

    private void Move(double primal, double dual)
    {
        for (int v = 0; v < _model.Variables; v++)
        {
            X[v] += primal * _stepX[v];
            LowPrice[v] += dual * _stepLow[v];
            HighPrice[v] += dual * _stepHigh[v];
        }

        for (int n = 0; n < _model.Buses; n++)
        {
            Angle[n] += primal * _stepAngle[n];
            Price[n] += dual * _stepPrice[n];
        }

        for (int p = 0; p < FlowPrice.Length; p++)
            FlowPrice[p] += dual * _stepFlowPrice[p];
    }
}
