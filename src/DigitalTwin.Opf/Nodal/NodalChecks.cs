namespace DigitalTwin.Opf.Nodal;

/// <summary>What a case must satisfy before it is solved.</summary>
internal static class NodalChecks
{
    public static void Check(NodalCase grid, NodalFormulation formulation)
    {
        if (grid.Buses.Count == 0)
            throw new ArgumentException($"{grid.Name}: no bus in service", nameof(grid));
        if (!(grid.BaseMva > 0) || !double.IsFinite(grid.BaseMva))
            throw new ArgumentException($"{grid.Name}: power base {grid.BaseMva} MVA; it must be finite and above zero", nameof(grid));
        for (int k = 0; k < grid.Generators.Count; k++)
        {
            NodalGenerator g = grid.Generators[k];
            if ((uint)g.Bus >= (uint)grid.Buses.Count)
                throw new ArgumentException($"{grid.Name}: generator {k + 1} is at bus index {g.Bus} of {grid.Buses.Count}",
                    nameof(grid));
            if (g.QuadraticUsd < 0)
                throw new ArgumentException(
                    $"{grid.Name}: generator {k + 1} has a falling marginal cost ({g.QuadraticUsd} USD/h per MW squared)", nameof(grid));
        }

        for (int l = 0; l < grid.Branches.Count; l++)
        {
            NodalBranch b = grid.Branches[l];
            if ((uint)b.From >= (uint)grid.Buses.Count || (uint)b.To >= (uint)grid.Buses.Count)
                throw new ArgumentException($"{grid.Name}: branch {l + 1} joins bus indices {b.From} and {b.To} of {grid.Buses.Count}",
                    nameof(grid));
            bool open = formulation switch
            {
                _ when b.Controlled => false,
                NodalFormulation.Dcp => b.ReactancePu == 0 && b.ResistancePu == 0,
                NodalFormulation.Dcmp => b.ReactancePu == 0 || b.Tap == 0,
                _ => false,
            };
            if (open)
                throw new ArgumentException($"{grid.Name}: {RowNames.Branch(grid, l)} has no reactance, which {formulation} needs",
                    nameof(grid));
        }
    }

    /// <summary>Bounds that no value meets.</summary>
    public static IReadOnlyList<NodalConflict> Contradictions(NodalCase grid, NodalFormulation formulation)
    {
        var found = new List<NodalConflict>();
        for (int k = 0; k < grid.Generators.Count; k++)
        {
            NodalGenerator g = grid.Generators[k];
            if (g.MinMw > g.MaxMw)
                found.Add(new NodalConflict($"generator {k + 1}: least output {g.MinMw} MW above largest {g.MaxMw} MW", 1));
        }

        if (formulation == NodalFormulation.Copperplate)
            return found;
        var flows = new Flows(grid, grid.Branches, formulation);
        for (int l = 0; l < grid.Branches.Count; l++)
        {
            if (flows.Low[l] > flows.High[l])
                found.Add(new NodalConflict($"{RowNames.Branch(grid, l)}: rating and angle limits leave no flow", 1));
        }

        return found;
    }
}
