namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>The stressed layer on the two-zone sample: what it says it changes is what changes.</summary>
public sealed class TwoZonesStressTests
{
    private static readonly ScenarioLoadResult Loaded = ScenarioLoader.Load("two-zones-stress");

    [Fact]
    public void Has_no_findings_and_two_layers()
    {
        Assert.Empty(Loaded.Findings.Select(f => f.ToString()));
        Assert.Equal(["two-zones", "two-zones-stress"], Loaded.Meta.Layers);
    }

    [Fact]
    public void Gas_is_dearer_plants_are_missing_and_the_line_is_doubled()
    {
        FleetSpec ccgt = Loaded.World!.Fleets.Single(f => f.Id == "SOUTH/ccgt");
        Assert.Equal((9, 680), (ccgt.FuelPriceUsdPerMmbtu, ccgt.CapacityMw.At(0)));
        Assert.Equal((400, 400), (Loaded.World.Lines[0].ForwardMw, Loaded.World.Lines[0].ReverseMw));
    }

    [Fact]
    public void The_hot_fortnight_raises_the_load_of_the_south_only()
    {
        // July is 25 degrees, 3 above the band; 6 more degrees at 3 % each are 18 %.
        LoadWave wave = Assert.Single(Zone("SOUTH").Waves);
        Assert.Equal(((31 + 28 + 31 + 30 + 31 + 30 + 13) * 24L, 14 * 24L), (wave.FirstTick, wave.EndTick - wave.FirstTick));
        Assert.Equal(1.18, wave.LoadFactor, 9);
        Assert.Empty(Zone("NORTH").Waves);
    }

    [Fact]
    public void Mining_ends_with_the_year()
    {
        FlexibleLoadSpec mining = Assert.Single(Loaded.World!.FlexibleLoads);
        Assert.Equal((20, 0), (mining.PowerMw.At(0), mining.PowerMw.At(8760)));
    }

    private static ZoneSpec Zone(string id) => Loaded.World!.Zones.Single(z => z.Id == id);
}
