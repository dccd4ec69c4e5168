namespace DigitalTwin.Grains.Simulations;

/// <summary>
/// Which silo each grid lives on. Made anew at the barrier with which an epoch begins: a grid stays where it is while its silo is there
/// and is not asked for more than its share; the others go to the silo that carries least. Follows from its input alone.
/// </summary>
internal sealed class GridAssignmentPlan
{
    private readonly SiloAddress[] _homes;

    private GridAssignmentPlan(SiloAddress[] homes) => _homes = homes;

    /// <summary>Where a grid lives.</summary>
    public SiloAddress Of(int grid) => _homes[grid];

    /// <summary>Number of grids on a silo.</summary>
    public int CountOn(SiloAddress silo) => _homes.Count(silo.Equals);

    /// <summary>Makes a plan.</summary>
    /// <param name="weights">What each grid weighs: its members and itself.</param>
    /// <param name="silos">The silos that can take grids; at least one.</param>
    /// <param name="before">The plan before; null for none.</param>
    public static GridAssignmentPlan Make(IReadOnlyList<int> weights, IReadOnlyCollection<SiloAddress> silos, GridAssignmentPlan? before)
    {
        var loads = new SortedDictionary<SiloAddress, long>();
        foreach (SiloAddress silo in silos)
            loads[silo] = 0;
        long share = (weights.Sum(weight => (long)weight) + loads.Count - 1) / loads.Count;

        var homes = new SiloAddress?[weights.Count];
        int[] heaviestFirst = [.. Enumerable.Range(0, weights.Count).OrderByDescending(grid => weights[grid]).ThenBy(grid => grid)];
        foreach (int grid in heaviestFirst)
        {
            SiloAddress? stays = before?.Of(grid);
            if (stays is null || !loads.TryGetValue(stays, out long load) || load + weights[grid] > share)
                continue;
            homes[grid] = stays;
            loads[stays] += weights[grid];
        }

        foreach (int grid in heaviestFirst.Where(grid => homes[grid] is null))
        {
            SiloAddress least = loads.MinBy(pair => pair.Value).Key;
            homes[grid] = least;
            loads[least] += weights[grid];
        }

        return new GridAssignmentPlan([.. homes.OfType<SiloAddress>()]);
    }
}
