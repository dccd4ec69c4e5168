using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Turns validated content into the model's terms. Called only on content without errors.</summary>
internal static class WorldCompiler
{
    /// <summary>The world of a scenario.</summary>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="digest">Digest of its content.</param>
    /// <param name="content">Content without errors.</param>
    /// <param name="loads">Ordinary load of every zone.</param>
    public static WorldSpec Compile(
        string name, string digest, ScenarioContent content, SortedDictionary<string, ImmutableArray<double>> loads)
    {
        Calendar calendar = content.Calendar!;
        var buildOut = new BuildOutCompiler(content);
        var datacenters = new DatacenterCompiler(content);
        ImmutableArray<FleetSpec> fleets = new FleetCompiler(content).Compile();
        return new WorldSpec
        {
            Name = name,
            Digest = digest,
            Calendar = calendar,
            Zones = BuildOptionCompiler.WithOptions(content, ZoneCompiler.Compile(content, loads, buildOut), fleets),
            Fleets = fleets,
            Lines = LineCompiler.Compile(content, calendar),
            Datacenters = datacenters.Compile(),
            SitePlants = SitePlanCompiler.PlantsOf(content),
            SiteChoices = datacenters.Choices(),
            Fabs = FabCompiler.Compile(content),
            FlexibleLoads = FlexibleLoads(content, calendar),
            Accelerators = [.. content.Accelerators.Select(row => DatacenterCompiler.Accelerator(row, calendar))],
            ExportControls = buildOut.ExportControls(),
            Supplies = buildOut.Supplies(),
            Operators = buildOut.Operators(),
            Countries = Countries(content, buildOut),
        };
    }

    private static ImmutableArray<FlexibleLoadSpec> FlexibleLoads(ScenarioContent content, Calendar calendar)
    {
        var mining = new MiningCompiler(content, calendar);
        ILookup<string, FlexibleLoadMwRow> power = content.FlexibleLoadMw.By(row => row.LoadCell);
        return [.. content.FlexibleLoads.Select(row => new FlexibleLoadSpec
        {
            Id = row.Key,
            Zone = row.Zone,
            PowerMw = Paths.Of(power[row.Key], point => point.Mw, calendar),
            BreakEvenUsdPerMwh = row.BreakEvenUsdMwh ?? 0,
            Mining = row.MinesCell.Has ? mining.Of(row.MinesCell.Text) : null,
        })];
    }

    // Rows are in the order of their identifiers, so the first zone met is the first of the country.
    private static ImmutableArray<CountrySpec> Countries(ScenarioContent content, BuildOutCompiler buildOut)
    {
        SortedDictionary<string, string> homes = new(StringComparer.Ordinal);
        foreach (ZoneRow zone in content.Zones)
            homes.TryAdd(zone.Country, zone.Key);
        return
        [
            .. homes.Select(home => new CountrySpec(home.Key, home.Value)
            {
                AlgorithmGains = buildOut.AlgorithmGains(home.Key),
                Corridors = CorridorCompiler.Of(content, home.Key),
            }),
        ];
    }
}
