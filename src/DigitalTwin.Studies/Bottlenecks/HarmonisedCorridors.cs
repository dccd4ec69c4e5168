namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>
/// The same lead and installation for lines that countries can widen, and the same most a year for each MW of load where they begin.
/// </summary>
internal static class HarmonisedCorridors
{
    /// <summary>The world with equal corridors.</summary>
    /// <param name="world">The world as it is.</param>
    /// <param name="table">Receives what was made equal.</param>
    public static WorldSpec In(WorldSpec world, HarmonisedTable table)
    {
        (string Country, CorridorSpec Spec)[] corridors =
            [.. world.Countries.SelectMany(country => country.Corridors.Select(corridor => (country.Id, corridor)))];
        if (corridors.Length == 0)
            return world;
        var loads = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (LineSpec line in world.Lines)
            loads.Add(line.Id, HarmonisedProgrammes.LoadMw(world.Zones.First(zone => zone.Id == line.From)));
        double Equal(string column, string unit, Func<CorridorSpec, double> of, bool byLoad = false)
        {
            HarmonisedValue[] values = [.. corridors.Select(corridor =>
                new HarmonisedValue(corridor.Country, of(corridor.Spec), byLoad ? loads[corridor.Spec.Line] : 1))];
            double mean = HarmonisedTable.Mean(values);
            table.Report(HarmonisedGroup.Programmes, $"corridor_options: {column}", "headroom", unit, values, mean);
            return mean;
        }

        int lead = HarmonisedProgrammes.Hours(Equal("lead", "months", corridor => corridor.LeadHours / Calendar.HoursPerMonth));
        int install = HarmonisedProgrammes.Hours(Equal("install", "months", corridor => corridor.InstallHours / Calendar.HoursPerMonth));
        double most = Equal(
            "most_mw_year", "share of mean load", corridor => corridor.MostMwPerYear / loads[corridor.Line], byLoad: true);
        CorridorSpec With(CorridorSpec corridor) => corridor with
        {
            LeadHours = lead,
            InstallHours = install,
            MostMwPerYear = HarmonisedProgrammes.Whole(most * loads[corridor.Line], corridor.BlockMw),
        };
        return world with
        {
            Countries = [.. world.Countries.Select(country => country with { Corridors = [.. country.Corridors.Select(With)] })],
        };
    }
}
