namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>
/// The same yield, cycle, scrap, shipping and share for the scenario's sites in all fabs of a kind that make AI chips. Means weigh a fab by
/// what its AI wafers would give if every die were good, so that the world as a whole begins with the output that it had.
/// </summary>
internal static class HarmonisedFabs
{
    /// <summary>The world with equal fabs.</summary>
    /// <param name="world">The world as it is.</param>
    /// <param name="table">Receives what was made equal.</param>
    public static WorldSpec In(WorldSpec world, HarmonisedTable table)
    {
        var countries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (ZoneSpec zone in world.Zones)
            countries[zone.Id] = zone.Country;
        var equal = new SortedDictionary<string, ChipFabSpec>(StringComparer.Ordinal);
        foreach (IGrouping<FabClass, ChipFabSpec> kind in world.Fabs.Where(fab => fab.AiShare.Max() > 0).GroupBy(fab => fab.Class))
        {
            ChipFabSpec[] fabs = [.. kind];
            double Equal(string column, string unit, Func<ChipFabSpec, double> of)
            {
                HarmonisedValue[] values = [.. fabs.Select(fab => new HarmonisedValue(countries[fab.Zone], of(fab), AtStart(fab)))];
                double mean = HarmonisedTable.Mean(values);
                string name = kind.Key.ToString().ToLowerInvariant();
                table.Report(HarmonisedGroup.Fabs, $"fabs, {name}: {column}", name, unit, values, mean);
                return mean;
            }

            double yield = Equal("yield", "share", fab => fab.Yield);
            double scrap = Equal("scrap_share", "share", fab => fab.ScrapShare);
            double cycle = Equal("cycle", "days", fab => fab.CycleHours / 24.0);
            double shipping = Equal("shipping", "days", fab => fab.ShippingHours / 24.0);
            double tracked = kind.Key == FabClass.Packaging ? Equal("tracked_share", "share", fab => fab.TrackedShare) : 0;
            foreach (ChipFabSpec fab in fabs)
            {
                equal[fab.Id] = fab with
                {
                    Yield = yield,
                    ScrapShare = scrap,
                    CycleHours = Hours(cycle),
                    ShippingHours = Hours(shipping),
                    TrackedShare = kind.Key == FabClass.Packaging ? tracked : fab.TrackedShare,
                };
            }
        }

        return world with { Fabs = [.. world.Fabs.Select(fab => equal.GetValueOrDefault(fab.Id, fab))] };
    }

    private static double AtStart(ChipFabSpec fab)
    {
        double perWafer = fab.Class switch
        {
            FabClass.Logic => fab.GrossAcceleratorsPerWafer,
            FabClass.Memory => fab.GrossStacksPerWafer,
            _ => 1,
        };
        return fab.WafersPerMonth.At(0) * fab.AiShare.At(0) * perWafer;
    }

    private static int Hours(double days) => (int)(24 * days + 0.5);
}
