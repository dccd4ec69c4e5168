namespace DigitalTwin.Opf.Nodal;

/// <summary>
/// Dispatches a network of buses for one hour at least cost. Quadratic costs are followed exactly, not by pieces. Stateless: the answer
/// depends on the case alone.
/// </summary>
public static class NodalSolver
{
    /// <summary>Solves a case by a formulation.</summary>
    /// <exception cref="ArgumentException">A case that no formulation can take: falling marginal costs, a branch without reactance, an
    /// index out of range.</exception>
    /// <exception cref="InvalidOperationException">Neither an optimum nor a proof that there is none was reached.</exception>
    public static NodalResult Solve(NodalCase grid, NodalFormulation formulation)
    {
        NodalChecks.Check(grid, formulation);
        IReadOnlyList<NodalConflict> contradictions = NodalChecks.Contradictions(grid, formulation);
        if (contradictions.Count > 0)
            return new NodalResult { Status = NodalStatus.Infeasible, Conflicts = contradictions };
        NodalModel model = NodalBuilder.Build(grid, formulation);
        var method = new InteriorPoint(model);
        if (method.Solve())
            return LeansOnEndless(model, method)
                ? new NodalResult { Status = NodalStatus.Unbounded } : Read(grid, formulation, model, method);
        return Infeasibility.Explain(grid, formulation, model)
            ?? throw new InvalidOperationException($"{grid.Name}: no optimum within {method.Iterations} iterations, yet no row conflicts");
    }

    private static bool LeansOnEndless(NodalModel model, InteriorPoint method)
    {
        for (int k = 0; k < model.Outputs; k++)
        {
            if (Math.Abs(method.X[k]) > 0.5 * NodalBuilder.Endless)
                return true;
        }

        return false;
    }

    private static NodalResult Read(NodalCase grid, NodalFormulation formulation, NodalModel model, InteriorPoint method)
    {
        double toPrice = model.CostScale / grid.BaseMva, objective = 0;
        double[] output = new double[model.Outputs], flow = new double[model.Branches], congestion = new double[model.Branches];
        for (int k = 0; k < output.Length; k++)
        {
            NodalGenerator g = grid.Generators[k];
            output[k] = Math.Min(Math.Max(method.X[k] * grid.BaseMva, g.MinMw), g.MaxMw);
            objective += (((g.QuadraticUsd * output[k]) + g.LinearUsd) * output[k]) + g.ConstantUsd;
        }

        for (int l = 0; l < flow.Length; l++)
        {
            int place = model.LimitedPlace[l], v = model.Outputs + place;
            flow[l] = grid.BaseMva * (model.FollowsAngles[l]
                ? (model.Susceptance[l] * (method.Angle[model.From[l]] - method.Angle[model.To[l]])) + model.Offset[l]
                : method.X[v]);
            double rent = place >= 0 ? (method.HighPrice[v] - method.LowPrice[v]) * toPrice : 0;
            congestion[l] = Math.Abs(rent) > 1e-6 ? rent : 0;
        }

        double[] price = new double[grid.Buses.Count];
        for (int n = 0; n < price.Length; n++)
            price[n] = method.Price[formulation == NodalFormulation.Copperplate ? 0 : n] * toPrice;
        return new NodalResult
        {
            Status = NodalStatus.Optimal,
            ObjectiveUsd = objective,
            GenerationMw = output,
            FlowMw = flow,
            PriceUsdPerMwh = price,
            CongestionUsdPerMwh = congestion,
            Iterations = method.Iterations,
        };
    }
}
