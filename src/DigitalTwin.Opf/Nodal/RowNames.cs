namespace DigitalTwin.Opf.Nodal;

/// <summary>Names of rows for people.</summary>
internal static class RowNames
{
    public static string Branch(NodalCase grid, int branch)
    {
        NodalBranch b = grid.Branches[branch];
        return $"branch {branch + 1} ({grid.Buses[b.From].Id}-{grid.Buses[b.To].Id})";
    }

    public static string Generator(NodalCase grid, int generator) =>
        $"generator {generator + 1} at bus {grid.Buses[grid.Generators[generator].Bus].Id}";
}
