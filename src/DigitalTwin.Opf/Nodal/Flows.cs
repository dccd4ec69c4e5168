namespace DigitalTwin.Opf.Nodal;

/// <summary>What a formulation makes of the branches: susceptance, flow at equal angles, bounds, all per unit.</summary>
internal sealed class Flows
{
    public Flows(NodalCase grid, IReadOnlyList<NodalBranch> branches, NodalFormulation formulation)
    {
        int count = branches.Count;
        Susceptance = new double[count];
        FollowsAngles = new bool[count];
        LimitScale = new double[count];
        Offset = new double[count];
        Low = new double[count];
        High = new double[count];
        LimitedPlace = new int[count];
        for (int l = 0; l < count; l++)
        {
            Place(l, branches[l], grid.BaseMva, formulation, Reach(grid));
            bool limited = formulation == NodalFormulation.Transport || double.IsFinite(Low[l]) || double.IsFinite(High[l]);
            LimitedPlace[l] = limited ? Limited.Count : -1;
            if (limited)
                Limited.Add(l);
        }
    }

    public double[] Susceptance { get; }

    public bool[] FollowsAngles { get; }

    public double[] LimitScale { get; }

    public double[] Offset { get; }

    public double[] Low { get; }

    public double[] High { get; }

    public int[] LimitedPlace { get; }

    public List<int> Limited { get; } = [];

    private void Place(int l, in NodalBranch branch, double baseMva, NodalFormulation formulation, double reach)
    {
        double rate = branch.RateMw / baseMva;
        FollowsAngles[l] = formulation != NodalFormulation.Transport && !branch.Controlled;
        if (branch.Controlled)
        {
            Low[l] = Math.Max(branch.ControlledMinMw / baseMva, -reach);
            High[l] = Math.Min(rate, reach);
            return;
        }

        if (formulation == NodalFormulation.Transport)
        {
            Low[l] = -Math.Min(rate, reach);
            High[l] = Math.Min(rate, reach);
            return;
        }

        double r = branch.ResistancePu, x = branch.ReactancePu;
        bool plain = formulation == NodalFormulation.Dcp;
        double b = plain ? x / ((r * r) + (x * x)) : 1 / (x * branch.Tap), shift = plain ? 0 : branch.ShiftRad;
        Susceptance[l] = b;
        Offset[l] = -b * shift;
        LimitScale[l] = b != 0 ? b : 1;
        if (b == 0)
            rate = double.PositiveInfinity;
        double first = LimitScale[l] * (branch.AngleMinRad - shift), second = LimitScale[l] * (branch.AngleMaxRad - shift);
        Low[l] = Math.Max(-rate, Math.Min(first, second));
        High[l] = Math.Min(rate, Math.Max(first, second));
        // One finite side alone still needs a box.
        if (double.IsFinite(Low[l]) && double.IsInfinity(High[l]))
            High[l] = Low[l] + (2 * reach);
        if (double.IsFinite(High[l]) && double.IsInfinity(Low[l]))
            Low[l] = High[l] - (2 * reach);
    }

    /// <summary>More than any flow can need, p.u.: all demand and all output together.</summary>
    private static double Reach(NodalCase grid)
    {
        double sum = 1;
        foreach (NodalBus bus in grid.Buses)
            sum += Math.Abs(bus.DemandMw) / grid.BaseMva;
        foreach (NodalGenerator g in grid.Generators)
            sum += Math.Min(Math.Max(Math.Abs(g.MinMw), Math.Abs(g.MaxMw)) / grid.BaseMva, NodalBuilder.Endless);
        return sum;
    }
}
