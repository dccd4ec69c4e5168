namespace DigitalTwin.Opf.Nodal;

/// <summary>Puts a case into per unit by a formulation.</summary>
internal static class NodalBuilder
{
    /// <summary>Bounds narrower than this, p.u., are opened to it: an interior needs room. 1e-9 p.u. is 0.1 W on 100 MVA.</summary>
    private const double Narrowest = 1e-9;

    /// <summary>Represents no limit on an output, p.u.: an optimum that leans on it is unbounded.</summary>
    public const double Endless = 1e7;

    public static NodalModel Build(NodalCase grid, NodalFormulation formulation)
    {
        bool copperplate = formulation == NodalFormulation.Copperplate,
            angles = formulation is NodalFormulation.Dcp or NodalFormulation.Dcmp;
        int buses = copperplate ? 1 : grid.Buses.Count;
        double[] demand = new double[buses];
        for (int n = 0; n < grid.Buses.Count; n++)
            demand[copperplate ? 0 : n] += grid.Buses[n].DemandMw / grid.BaseMva;
        IReadOnlyList<NodalBranch> branches = copperplate ? [] : grid.Branches;
        var flows = new Flows(grid, branches, formulation);
        for (int l = 0; l < branches.Count && angles; l++)
        {
            demand[branches[l].From] += flows.Offset[l];
            demand[branches[l].To] -= flows.Offset[l];
        }

        int outputs = grid.Generators.Count;
        double[] low = new double[outputs + flows.Limited.Count], high = new double[low.Length];
        double[] quadratic = new double[outputs], linear = new double[outputs];
        double scale = CostScale(grid);
        for (int k = 0; k < outputs; k++)
        {
            NodalGenerator g = grid.Generators[k];
            Box(k, Math.Max(g.MinMw / grid.BaseMva, -Endless), Math.Min(g.MaxMw / grid.BaseMva, Endless), low, high);
            quadratic[k] = 2 * g.QuadraticUsd * grid.BaseMva * grid.BaseMva / scale;
            linear[k] = g.LinearUsd * grid.BaseMva / scale;
        }

        for (int p = 0; p < flows.Limited.Count; p++)
            Box(outputs + p, flows.Low[flows.Limited[p]], flows.High[flows.Limited[p]], low, high);
        return new NodalModel
        {
            HasAngles = angles,
            FollowsAngles = flows.FollowsAngles,
            Demand = demand,
            Bus = [.. grid.Generators.Select(g => copperplate ? 0 : g.Bus)],
            Quadratic = quadratic,
            Linear = linear,
            From = [.. branches.Select(b => b.From)],
            To = [.. branches.Select(b => b.To)],
            Susceptance = flows.Susceptance,
            LimitScale = flows.LimitScale,
            Offset = flows.Offset,
            LimitedPlace = flows.LimitedPlace,
            LimitedBranch = [.. flows.Limited],
            Low = low,
            High = high,
            Pins = angles ? Islands.FirstBuses(buses, branches, flows.FollowsAngles) : [],
            CostScale = scale,
        };
    }

    private static void Box(int v, double from, double to, double[] low, double[] high)
    {
        double open = Math.Max(0, 0.5 * (Narrowest - (to - from)));
        // Bounds that contradict each other stay a narrow box here; NodalSolver reports them before it solves.
        double middle = 0.5 * (from + to);
        low[v] = from > to ? middle - (0.5 * Narrowest) : from - open;
        high[v] = from > to ? middle + (0.5 * Narrowest) : to + open;
    }

    private static double CostScale(NodalCase grid)
    {
        double largest = 0;
        foreach (NodalGenerator g in grid.Generators)
        {
            double reach = Math.Min(Math.Max(Math.Abs(g.MinMw), Math.Abs(g.MaxMw)), 1e6);
            largest = Math.Max(largest, (Math.Abs(g.LinearUsd) + (2 * g.QuadraticUsd * reach)) * grid.BaseMva);
        }

        return largest > 0 ? largest : 1;
    }
}
