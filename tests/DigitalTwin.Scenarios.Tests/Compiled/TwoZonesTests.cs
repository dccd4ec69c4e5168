namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>The two-zone sample, checked by hand: every figure of the tables arrives where it belongs.</summary>
public sealed class TwoZonesTests
{
    private static readonly ScenarioLoadResult Loaded = ScenarioLoader.Load("two-zones");
    private static readonly WorldSpec World = Loaded.World!;

    [Fact]
    public void Has_no_findings() => Assert.Empty(Loaded.Findings.Select(f => f.ToString()));

    [Fact]
    public void North_load_is_the_day_shape_less_its_datacenters()
    {
        // 8.76 TWh are 1,000 MW on average; the shape is 0.85, 1.1 and 1; 0.876 TWh of datacenters are a flat 100 MW.
        ZoneSpec north = Zone("NORTH");
        Assert.Equal((750, 1000, 900), (Round(north.OrdinaryLoadMw[0]), Round(north.OrdinaryLoadMw[8]), Round(north.OrdinaryLoadMw[20])));
    }

    [Fact]
    public void South_load_is_an_hour_early_in_utc()
    {
        // UTC 7 is 8 o'clock in the south: 550 MW less 10 of datacenters, 20 of mining and 1,000 x 2 / 730 of the fab.
        ZoneSpec south = Zone("SOUTH");
        double fab = 1000 * 2 / 730.0;
        Assert.Equal(425 - 30 - fab, south.OrdinaryLoadMw[6], 9);
        Assert.Equal(550 - 30 - fab, south.OrdinaryLoadMw[7], 9);
    }

    [Fact]
    public void Demand_of_the_year_is_the_sourced_demand()
    {
        double south = Zone("SOUTH").OrdinaryLoadMw.Values.Sum() + 8760 * (10 + 20 + 1000 * 2 / 730.0);
        Assert.Equal(4.38e6, south, 1e-3);
    }

    [Fact]
    public void Thermal_fleet_takes_its_own_heat_rate_and_the_prices_of_its_zone()
    {
        FleetSpec ccgt = Fleet("SOUTH/ccgt");
        Assert.Equal(
            (PlantKind.Thermal, 7.5, 6, 20, 50),
            (ccgt.Kind, ccgt.HeatRateMmbtuPerMwh, ccgt.FuelPriceUsdPerMmbtu, ccgt.Co2PriceUsdPerTonne, ccgt.UnitMw));
        Assert.Equal(0.37 * 7.5 / 7, ccgt.Co2TonnesPerMwh, 12);
        Assert.Equal(7.5 * 6 + 2 + 0.37 * 7.5 / 7 * 20, ccgt.MarginalCostUsdPerMwh, 9);
        Assert.Equal(
            (40 + 2 * 6, 60 + 3 * 6, 90 + 4 * 6), (ccgt.StartCostHotUsdPerMw, ccgt.StartCostWarmUsdPerMw, ccgt.StartCostColdUsdPerMw));
        Assert.Equal(
            (2, 4, 4, 8, 48), (ccgt.StartHours, ccgt.MinUpHours, ccgt.MinDownHours, ccgt.HotBelowHoursOff, ccgt.ColdAboveHoursOff));
        Assert.Equal(
            (0.4, 0.6, 0.04, 60, 3),
            (ccgt.MinLoadShare, ccgt.RampSharePerHour, ccgt.ForcedOutageRate, ccgt.MttrHours, ccgt.MaintenanceWeeksPerYear));
        Assert.Equal([0.2, 0.2, 0.2, 0, 0, 0, 0, 0, 0, 0, 0.2, 0.2], ccgt.MustRunShareByMonth);
    }

    [Fact]
    public void Sun_rises_an_hour_early_in_utc_and_capacity_grows()
    {
        // Half the hours at twice the mean of 0.2.
        FleetSpec solar = Fleet("SOUTH/solar");
        Assert.Equal(
            (0.0, 0.4, 0.4, 0.0), (solar.CapacityFactor![4], solar.CapacityFactor[5], solar.CapacityFactor[16], solar.CapacityFactor[17]));
        Assert.Equal((200, 300, 400), (solar.CapacityMw.At(0), solar.CapacityMw.At(4380), solar.CapacityMw.At(9000)));
    }

    [Fact]
    public void Hydro_has_the_factors_of_its_months_and_the_battery_its_hours()
    {
        FleetSpec reservoir = Fleet("NORTH/reservoir");
        Assert.Equal([0.3, 0.3, 0.3, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3], reservoir.HydroFactorByMonth);
        Assert.Equal(12, reservoir.MinFlowShareByMonth.Length);
        FleetSpec battery = Fleet("SOUTH/battery");
        Assert.Equal((PlantKind.Storage, 4, 0.81), (battery.Kind, battery.StorageHours, battery.RoundTripEfficiency));
    }

    [Fact]
    public void Line_carries_its_usable_share()
    {
        LineSpec line = Assert.Single(World.Lines);
        Assert.Equal(
            ("NORTH", "SOUTH", 200, 200, 2, 0.02, null),
            (line.From, line.To, line.ForwardMw, line.ReverseMw, line.HurdleUsdPerMwh, line.LossShare, line.ReactancePu));
    }

    [Fact]
    public void Existing_datacenters_draw_what_was_taken_out_of_the_load()
    {
        Assert.Equal(100, Datacenter("NORTH/existing").FacilityMw.At(5000), 9);
        Assert.Equal(10, Datacenter("SOUTH/existing").FacilityMw.At(0), 9);
        Assert.Null(Datacenter("NORTH/existing").Accelerator);
    }

    [Fact]
    public void Campus_grows_between_its_dates()
    {
        DatacenterSpec campus = Datacenter("SOUTH/campus");
        Assert.Equal(
            (10, 60, 150, 150),
            (campus.FacilityMw.At(0), campus.FacilityMw.At(181 * 24), campus.FacilityMw.At(365 * 24), campus.FacilityMw.At(20000)));
        Assert.Equal(("accelerator-1", 1000, 8000L), (campus.Accelerator!.Id, campus.Accelerator.SystemWatts, campus.AcceleratorsAtStart));
    }

    [Fact]
    public void Fab_counts_in_hours()
    {
        ChipFabSpec fab = Assert.Single(World.Fabs);
        Assert.Equal(
            (FabClass.Logic, 90 * 24, 14 * 24, 0.1, 1000),
            (fab.Class, fab.CycleHours, fab.ShippingHours, fab.AiShare.At(0), fab.WafersPerMonth.At(0)));
    }

    [Fact]
    public void Countries_live_in_the_first_of_their_zones() =>
        Assert.Equal([("AA", "NORTH"), ("BB", "SOUTH")], World.Countries.Select(country => (country.Id, country.HomeZone)));

    [Fact]
    public void Everything_is_an_assumption() => Assert.All(Loaded.Assumptions, a => Assert.Equal((a.Rows, 0), (a.Assumed, a.Sourced)));

    private static ZoneSpec Zone(string id) => World.Zones.Single(z => z.Id == id);

    private static FleetSpec Fleet(string id) => World.Fleets.Single(f => f.Id == id);

    private static DatacenterSpec Datacenter(string id) => World.Datacenters.Single(d => d.Id == id);

    private static double Round(double value) => Math.Round(value, 6);
}
