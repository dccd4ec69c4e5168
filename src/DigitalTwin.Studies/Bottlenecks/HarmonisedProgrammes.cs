namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>
/// The same lead, installation and firm share for what countries can build, by technology, and the same most a year for each MW of load;
/// lines that they can widen likewise, and no targets of self-sufficiency.
/// </summary>
internal static class HarmonisedProgrammes
{
    /// <summary>The world with equal programmes.</summary>
    /// <param name="world">The world as it is.</param>
    /// <param name="table">Receives what was made equal.</param>
    public static WorldSpec In(WorldSpec world, HarmonisedTable table)
    {
        var leads = new SortedDictionary<string, (int Lead, int Install, double Firm, double Most)>(StringComparer.Ordinal);
        foreach (IGrouping<string, (ZoneSpec Zone, BuildOptionSpec Option)> technology in world.Zones
            .SelectMany(zone => zone.BuildOptions.Select(option => (zone, option)))
            .GroupBy(pair => pair.option.Like.Technology, StringComparer.Ordinal))
        {
            (ZoneSpec Zone, BuildOptionSpec Option)[] options = [.. technology];
            double Equal(string column, string unit, Func<ZoneSpec, BuildOptionSpec, double> of, bool byLoad = false)
            {
                HarmonisedValue[] values = [.. options.Select(pair =>
                    new HarmonisedValue(pair.Zone.Country, of(pair.Zone, pair.Option), byLoad ? LoadMw(pair.Zone) : 1))];
                double mean = HarmonisedTable.Mean(values);
                table.Report(
                    HarmonisedGroup.Programmes, $"build_options, {technology.Key}: {column}", "headroom", unit, values, mean);
                return mean;
            }

            double lead = Equal("lead", "months", (_, option) => option.LeadHours / Calendar.HoursPerMonth);
            double install = Equal("install", "months", (_, option) => option.InstallHours / Calendar.HoursPerMonth);
            double firm = Equal("firm_share", "share", (_, option) => option.FirmShare);
            double most = Equal("most_mw_year", "share of mean load", (zone, option) => option.MostMwPerYear / LoadMw(zone), byLoad: true);
            leads[technology.Key] = (Hours(lead), Hours(install), firm, most);
        }

        HarmonisedValue[] targets = [.. world.Zones.Where(zone => zone.SelfSufficiency is not null)
            .Select(zone => new HarmonisedValue(zone.Country, zone.SelfSufficiency!.Max()))];
        if (targets.Length > 0)
            table.Report(HarmonisedGroup.Programmes, "self_sufficiency: highest share", "headroom", "share", targets, 0);
        return HarmonisedCorridors.In(world with { Zones = [.. world.Zones.Select(zone => WithOptions(zone, leads))] }, table);
    }

    private static ZoneSpec WithOptions(
        ZoneSpec zone, SortedDictionary<string, (int Lead, int Install, double Firm, double Most)> equal) => zone with
        {
            SelfSufficiency = null,
            BuildOptions =
            [
                .. zone.BuildOptions.Select(option =>
                {
                    (int lead, int install, double firm, double most) = equal[option.Like.Technology];
                    return option with
                    {
                        LeadHours = lead,
                        InstallHours = install,
                        FirmShare = firm,
                        MostMwPerYear = Whole(most * LoadMw(zone), option.BlockMw),
                    };
                }),
            ],
        };

    /// <summary>Months in whole hours.</summary>
    public static int Hours(double months) => (int)(months * Calendar.HoursPerMonth + 0.5);

    /// <summary>Whole projects, and at least one: less could never be decided.</summary>
    public static double Whole(double mw, double blockMw) => Math.Max(1, Math.Floor(mw / blockMw + 0.5)) * blockMw;

    /// <summary>Mean base demand of a zone, MW.</summary>
    public static double LoadMw(ZoneSpec zone) => zone.OrdinaryLoadMw.Values.Average();
}
