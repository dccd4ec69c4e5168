using System.Collections.Immutable;
using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Investment;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.World;
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
    /// <param name="loads">Base demand of every zone.</param>
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
            SiteChoices = datacenters.Choices(),
            Fabs = FabCompiler.Compile(content),
            FlexibleLoads = FlexibleLoads(content, calendar),
            Accelerators = [.. content.Rows("accelerators").Select(DatacenterCompiler.Accelerator)],
            ExportControls = buildOut.ExportControls(),
            Supplies = buildOut.Supplies(),
            Operators = buildOut.Operators(),
            Countries = Countries(content, buildOut),
        };
    }

    private static ImmutableArray<FlexibleLoadSpec> FlexibleLoads(ScenarioContent content, Calendar calendar)
    {
        SortedDictionary<string, List<ScenarioRow>> power = content.By("flexible_load_mw", "load");
        return [.. content.Rows("flexible_loads").Select(row => new FlexibleLoadSpec
        {
            Id = row.Key,
            Zone = row.Text("zone"),
            PowerMw = Paths.Of(power[row.Key], "mw", calendar),
            BreakEvenUsdPerMwh = row.Number("break_even_usd_mwh"),
        })];
    }

    // Rows are in the order of their identifiers, so the first zone met is the first of the country.
    private static ImmutableArray<CountrySpec> Countries(ScenarioContent content, BuildOutCompiler buildOut)
    {
        SortedDictionary<string, string> homes = new(StringComparer.Ordinal);
        foreach (ScenarioRow zone in content.Rows("zones"))
            homes.TryAdd(zone.Text("country"), zone.Key);
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
