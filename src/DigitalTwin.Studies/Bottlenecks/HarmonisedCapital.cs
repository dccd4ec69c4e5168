namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>The same money for each MW of growth that is planned, whoever plans it.</summary>
internal static class HarmonisedCapital
{
    /// <summary>
    /// The world in which the money of the operators that have an account is shared by all operators with campuses in proportion to the
    /// growth that these plan, at the same interest and collateral. A world without accounts stays as it is.
    /// </summary>
    /// <param name="world">The world as it is.</param>
    /// <param name="table">Receives what was made equal.</param>
    /// <param name="tick">Tick of which the money is reported.</param>
    public static WorldSpec In(WorldSpec world, HarmonisedTable table, long tick)
    {
        SortedDictionary<string, double> growth = GrowthOf(world);
        OperatorSpec[] funded = [.. world.Operators.Where(known => known.CapitalUsdPerYear is not null && growth[known.Id] > 0)];
        if (funded.Length == 0)
            return world;
        double fundedMw = funded.Sum(known => growth[known.Id]);
        var accounts = new SortedDictionary<string, OperatorSpec>(StringComparer.Ordinal);
        foreach (OperatorSpec known in funded)
            accounts[known.Id] = known;
        DatacenterSpec[] sites = [.. Sites(world).Where(site => GrowthMwOf(site) > 0 && accounts.ContainsKey(site.Operator))];

        double Equal(string column, string unit, Func<OperatorSpec, double> of)
        {
            HarmonisedValue[] values =
                [.. sites.Select(site => new HarmonisedValue(site.Country, of(accounts[site.Operator]), GrowthMwOf(site)))];
            double mean = HarmonisedTable.Mean(values);
            table.Report(HarmonisedGroup.Capital, column, "capital", unit, values, mean);
            return mean;
        }

        _ = Equal(
            "operator_capital: a MW of planned growth; without a row: no limit", "M USD a year",
            known => known.CapitalUsdPerYear!.At(tick) / growth[known.Id] / 1e6);
        double collateral = Equal("operators: collateral_share", "share", known => known.CollateralShare);
        double interest = Equal("operators: cost_of_capital", "share a year", known => known.CostOfCapital);
        double siteUsd = Equal("operators: site cost", "USD/MW", known => known.SiteUsdPerMw);
        double burnUsd = Equal("operators: burn a MW of planned growth", "USD a year", known => known.BurnUsdPerYear / growth[known.Id]);
        return world with
        {
            Operators =
            [
                .. world.Operators.Select(known => growth[known.Id] > 0
                    ? known with
                    {
                        CapitalUsdPerYear = Sum(funded, growth[known.Id] / fundedMw),
                        CollateralShare = collateral,
                        CostOfCapital = interest,
                        SiteUsdPerMw = siteUsd,
                        BurnUsdPerYear = burnUsd * growth[known.Id],
                    }
                    : known),
            ],
        };
    }

    private static SortedDictionary<string, double> GrowthOf(WorldSpec world)
    {
        var growth = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (OperatorSpec known in world.Operators)
            growth[known.Id] = 0;
        foreach (DatacenterSpec site in Sites(world))
            growth[site.Operator] += GrowthMwOf(site);
        return growth;
    }

    // A campus whose operator chooses among zones counts once, where its own row is.
    private static IEnumerable<DatacenterSpec> Sites(WorldSpec world) =>
        world.Datacenters.Concat(world.SiteChoices.Select(choice => choice.Candidates[0]));

    private static double GrowthMwOf(DatacenterSpec site) =>
        site.Plan is SitePlanSpec plan ? Math.Max(0, site.FacilityMw.Max() - plan.StartMw) : 0;

    // Exact: a sum of paths that are straight between their dates is straight between the dates of all.
    private static DatedPath Sum(OperatorSpec[] funded, double share)
    {
        var ticks = new SortedSet<long>(funded.SelectMany(known => known.CapitalUsdPerYear!.Points.Select(point => point.Tick)));
        ImmutableArray<DatedValue> points =
            [.. ticks.Select(tick => new DatedValue(tick, share * funded.Sum(known => known.CapitalUsdPerYear!.At(tick))))];
        return new DatedPath(points);
    }
}
