namespace DigitalTwin.Opf.Nodal;

/// <summary>
/// Says which rows cannot hold together. Every balance may give way at a price of one; if the least total is above zero, the multipliers
/// of that problem are a proof: the rows weighted by them add up to something impossible.
/// </summary>
internal static class Infeasibility
{
    /// <summary>Total give, p.u., below which a case counts as feasible.</summary>
    private const double Negligible = 1e-6;

    /// <summary>Rows of a proof lighter than this share of the heaviest are left out of the report.</summary>
    private const double Light = 1e-4;

    public static NodalResult? Explain(NodalCase grid, NodalFormulation formulation, NodalModel model)
    {
        NodalModel elastic = Elastic(model);
        var method = new InteriorPoint(elastic);
        if (!method.Solve())
            return null;
        double give = method.Cost();
        if (give <= Negligible * elastic.CostScale)
            return null;
        return new NodalResult
        {
            Status = NodalStatus.Infeasible,
            Conflicts = Conflicts(grid, formulation, model, method),
            ShortfallMw = give * grid.BaseMva,
            Iterations = method.Iterations,
        };
    }

    private static NodalModel Elastic(NodalModel model)
    {
        int own = model.Outputs, buses = model.Buses, outputs = own + (2 * buses), limited = model.LimitedBranch.Length;
        double reach = 1;
        for (int n = 0; n < buses; n++)
            reach += Math.Abs(model.Demand[n]);
        for (int k = 0; k < own; k++)
            reach += Math.Max(Math.Abs(model.Low[k]), Math.Abs(model.High[k]));
        int[] bus = new int[outputs];
        double[] linear = new double[outputs], low = new double[outputs + limited], high = new double[outputs + limited];
        Array.Copy(model.Bus, bus, own);
        Array.Copy(model.Low, low, own);
        Array.Copy(model.High, high, own);
        for (int n = 0; n < buses; n++)
        {
            int give = own + (2 * n);
            bus[give] = bus[give + 1] = n;
            linear[give] = 1;
            linear[give + 1] = -1;
            high[give] = reach;
            low[give + 1] = -reach;
        }

        Array.Copy(model.Low, own, low, outputs, limited);
        Array.Copy(model.High, own, high, outputs, limited);
        return new NodalModel
        {
            HasAngles = model.HasAngles,
            FollowsAngles = model.FollowsAngles,
            Demand = model.Demand,
            Bus = bus,
            Quadratic = new double[outputs],
            Linear = linear,
            From = model.From,
            To = model.To,
            Susceptance = model.Susceptance,
            LimitScale = model.LimitScale,
            Offset = model.Offset,
            LimitedPlace = model.LimitedPlace,
            LimitedBranch = model.LimitedBranch,
            Low = low,
            High = high,
            Pins = model.Pins,
            CostScale = 1,
        };
    }

    private static List<NodalConflict> Conflicts(NodalCase grid, NodalFormulation formulation, NodalModel model, InteriorPoint proof)
    {
        var found = new List<NodalConflict>();
        int shift = proof.X.Length - model.Variables;
        for (int p = 0; p < model.LimitedBranch.Length; p++)
        {
            int v = model.Outputs + shift + p;
            Add(found, $"{RowNames.Branch(grid, model.LimitedBranch[p])}: limit", proof.HighPrice[v] - proof.LowPrice[v]);
        }

        for (int k = 0; k < model.Outputs; k++)
        {
            double weight = proof.HighPrice[k] - proof.LowPrice[k];
            Add(found, $"{RowNames.Generator(grid, k)}: {(weight > 0 ? "largest" : "least")} output", weight);
        }

        for (int n = 0; n < model.Buses; n++)
            Add(found, formulation == NodalFormulation.Copperplate ? "balance" : $"balance of bus {grid.Buses[n].Id}", proof.Price[n]);
        double heaviest = found.Count > 0 ? found.Max(c => c.Weight) : 1;
        return [.. found.Where(c => c.Weight > Light * heaviest)
            .Select(c => c with { Weight = c.Weight / heaviest })
            .OrderByDescending(c => c.Weight).ThenBy(c => c.Row, StringComparer.Ordinal)];
    }

    private static void Add(List<NodalConflict> found, string row, double weight)
    {
        if (Math.Abs(weight) > 1e-7)
            found.Add(new NodalConflict(row, Math.Abs(weight)));
    }
}
