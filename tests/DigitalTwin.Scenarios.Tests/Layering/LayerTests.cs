namespace DigitalTwin.Scenarios.Tests.Layering;

/// <summary>A scenario over another: what it says counts, what it does not say is inherited.</summary>
public sealed class LayerTests
{
    private const string Head = "name: top\ntitle: Top\nquestion: Q\nextends: valid\n";

    [Fact]
    public void A_layer_without_tables_is_the_scenario_below()
    {
        using ScenarioFolder folder = new();
        folder.Write("../top/scenario.yaml", Head);
        ScenarioLoadResult below = folder.Load();
        ScenarioLoadResult top = folder.Load("top");
        Assert.Empty(top.Findings);
        Assert.Equal(below.Digest, top.Digest);
        Assert.Equal(["valid", "top"], top.Meta.Layers);
        Assert.Equal((7UL, below.Meta.StartUtc), (top.Meta.Seed, top.Meta.StartUtc));
        Assert.Equal(("top", "Top"), (top.World!.Name, top.Meta.Title));
    }

    [Fact]
    public void A_layer_may_begin_at_another_day_with_another_seed()
    {
        using ScenarioFolder folder = new();
        folder.Write("../top/scenario.yaml", Head + "start: 2026-01-01\nseed: 11\n");
        ScenarioLoadResult top = folder.Load("top");
        Assert.Equal((11UL, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)), (top.Meta.Seed, top.World!.Calendar.StartUtc));
        Assert.Equal(400, Fleet(top, "SOUTH/solar").CapacityMw.At(0));
    }

    [Fact]
    public void Filled_cells_replace_inherited_ones_and_empty_cells_keep_them()
    {
        using ScenarioFolder folder = new();
        folder.Write("../top/scenario.yaml", Head).Write("../top/fleets.csv", "id,heat_rate_mmbtu_mwh,unit_mw\nSOUTH/ccgt,,250\n");
        FleetSpec fleet = Fleet(folder.Load("top"), "SOUTH/ccgt");
        Assert.Equal((250, 7.5), (fleet.UnitMw, fleet.HeatRateMmbtuPerMwh));
    }

    [Fact]
    public void New_keys_are_new_rows()
    {
        using ScenarioFolder folder = new();
        folder.Write("../top/scenario.yaml", Head)
            .Write("../top/fleets.csv", "id,zone,technology,fuel,source\nSOUTH/wind,SOUTH,wind,wind,assumption\n")
            .Write("../top/fleet_capacity.csv", "fleet,date,mw,source\nSOUTH/wind,2025-01-01,100,assumption\n");
        FleetSpec fleet = Fleet(folder.Load("top"), "SOUTH/wind");
        Assert.Equal(100, fleet.CapacityMw.At(0));
        Assert.Equal(0.25, fleet.CapacityFactor![0]);
    }

    [Fact]
    public void A_removed_fleet_goes_with_its_capacity_and_its_must_run()
    {
        using ScenarioFolder folder = new();
        folder.Write("../top/scenario.yaml", Head).Write("../top/fleets.csv", "id,remove\nSOUTH/ccgt,true\n");
        ScenarioLoadResult top = folder.Load("top");
        Assert.Empty(top.Findings);
        Assert.DoesNotContain(top.World!.Fleets, f => f.Id == "SOUTH/ccgt");
        Assert.DoesNotContain(top.Assumptions, a => a.Table == "must_run");
    }

    [Fact]
    public void One_date_of_a_path_can_be_replaced_or_removed()
    {
        using ScenarioFolder folder = new();
        folder.Write("../top/scenario.yaml", Head)
            .Write("../top/datacenter_mw.csv", "datacenter,date,mw,remove\nSOUTH/campus,2025-07-01,,true\nSOUTH/campus,2026-01-01,110,\n");
        DatacenterSpec campus = folder.Load("top").World!.Datacenters.Single(d => d.Id == "SOUTH/campus");
        Assert.Equal([(0L, 10.0), (8760L, 110.0)], campus.FacilityMw.Points.Select(p => (p.Tick, p.Value)));
    }

    [Fact]
    public void A_series_of_the_upper_layer_takes_the_place_of_the_lower()
    {
        using ScenarioFolder folder = new();
        folder.Write("../top/scenario.yaml", Head).Write("../top/series/wind_flat.csv", SeriesText.Daily(h => h < 12 ? 2 : 0));
        FleetSpec wind = Fleet(folder.Load("top"), "NORTH/wind");
        Assert.Equal((0.6, 0.0), (wind.CapacityFactor![0], wind.CapacityFactor[12]));
    }

    [Fact]
    public void Three_layers_count_from_the_top()
    {
        using ScenarioFolder folder = new();
        folder.Write("../middle/scenario.yaml", "name: middle\ntitle: M\nquestion: Q\nextends: ../valid\n")
            .Write("../middle/fuel_prices.csv", "zone,fuel,usd_mmbtu\nSOUTH,gas,8\nNORTH,nuclear,0.9\n")
            .Write("../top/scenario.yaml", "name: top\ntitle: T\nquestion: Q\nextends: middle\n")
            .Write("../top/fuel_prices.csv", "zone,fuel,usd_mmbtu\nSOUTH,gas,10\n");
        ScenarioLoadResult top = folder.Load("top");
        Assert.Equal(["valid", "middle", "top"], top.Meta.Layers);
        Assert.Equal((10, 0.9), (Fleet(top, "SOUTH/ccgt").FuelPriceUsdPerMmbtu, Fleet(top, "NORTH/nuclear").FuelPriceUsdPerMmbtu));
    }

    private static FleetSpec Fleet(ScenarioLoadResult result, string id)
    {
        Assert.Empty(result.Findings.Select(f => f.ToString()));
        return result.World!.Fleets.Single(f => f.Id == id);
    }
}
