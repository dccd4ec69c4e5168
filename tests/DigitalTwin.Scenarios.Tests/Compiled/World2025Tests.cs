namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>The baseline that the scenario library stands on.</summary>
public sealed class World2025Tests
{
    private static readonly ScenarioLoadResult Loaded = ScenarioLoader.Load("world-2025");
    private static readonly WorldSpec World = Loaded.World!;

    [Fact]
    public void Loads_without_findings() => Assert.Empty(Loaded.Findings.Select(f => f.ToString()));

    [Fact]
    public void Holds_sixty_zones_each_with_supply()
    {
        Assert.Equal(60, World.Zones.Length);
        Assert.All(World.Zones, z => Assert.Contains(World.Fleets, f => f.Zone == z.Id && f.CapacityMw.At(0) > 0));
    }

    [Fact]
    public void Lists_are_in_order_of_their_identifiers()
    {
        IEnumerable<IEnumerable<string>> lists =
        [
            World.Zones.Select(z => z.Id),
            World.Fleets.Select(f => f.Id),
            World.Lines.Select(l => l.Id),
            World.Datacenters.Select(d => d.Id),
            World.Fabs.Select(f => f.Id),
            World.FlexibleLoads.Select(l => l.Id),
            World.Operators.Select(o => o.Id),
            World.Countries.Select(c => c.Id),
        ];
        Assert.All(lists, ids => Assert.Equal(ids.Order(StringComparer.Ordinal), ids));
    }

    [Fact]
    public void Burning_fleets_pay_for_their_fuel() =>
        Assert.All(
            World.Fleets.Where(f => f.Fuel is "gas" or "coal" or "oil" or "nuclear" or "biomass"),
            f => Assert.True(f is { Kind: PlantKind.Thermal, HeatRateMmbtuPerMwh: > 0, FuelPriceUsdPerMmbtu: > 0 }, f.Id));

    [Fact]
    public void Every_row_says_where_it_comes_from()
    {
        Assert.All(Loaded.Assumptions, a => Assert.Equal(a.Rows, a.Sourced + a.Assumed));
        Assert.DoesNotContain(Loaded.Findings, f => f.Severity == Severity.Error);
    }
}
