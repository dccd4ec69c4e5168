namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>Who pays for what: the bill of a campus, power that is connected and not used, and what a MW of a line is worth.</summary>
public sealed class WhoPaysTests
{
    [Fact]
    public void A_campus_pays_the_price_of_its_zone_and_what_it_does_not_draw_is_told()
    {
        // 50 MW stand from the start, with accelerators for 30 of them: 30 MW for 48 hours at 40 USD/MWh, and 20 MW connected for nobody.
        SitePlanSpec plan = Plan(0, 0, 0, 1, 50) with { StartMw = 50 };
        DatacenterSpec campus = Campus("z/campus", "z", Core.Time.DatedPath.Constant(50), plan, chipsThere: 30_000);
        CampusSummary told = Assert.Single(Run(Zone(new WorldBuilder(), "z", 1000).Datacenter(campus), 48).Campuses);
        Assert.Equal(30 * 48e-3, told.EnergyGwh, 9);
        Assert.Equal(30 * 48 * 40.0, told.BillUsd, 6);
        Assert.Equal((40.0, 0.0), (Math.Round(told.UsdPerMwh!.Value, 9), Math.Round(told.MarginUsdPerMwh!.Value, 9)));
        Assert.Equal((20.0, 20 * 48e-3), (Math.Round(told.IdleMw, 9), Math.Round(told.IdleGwh, 9)));
    }

    [Fact]
    public void Connections_cost_what_the_track_says_and_what_nobody_uses_is_stranded()
    {
        // A hall of 50 MW with accelerators for 20: 50 MW at 200 USD/kW, 30 MW of it for nobody, and 36.5 USD/kW a year for 50 MW.
        SitePlanSpec plan = Plan(-Month, 0.5, 0, 0.01, 50) with { BuildsAtRisk = true };
        var track = new TrackSteps(ConnectionTrack.Firm, plan.Steps) { ConnectionUsdPerKw = 200, NetworkUsdPerKwYear = 36.5 };
        WorldSpec world = Zone(new WorldBuilder(), "z", 1000).With(zone => zone with { Connections = [track] })
            .Datacenter(Campus("z/campus", "z", Step(0, 50), plan, chipsThere: 20_000)).Build();
        SummaryBuilder summary = SmallRuns.Summed(world, 480);
        CampusSummary told = Assert.Single(SmallRuns.Told(summary).Campuses);
        Assert.Equal((50 * 200e3, 30 * 200e3), (told.ConnectionUsd!.Value, Math.Round(told.StrandedUsd!.Value, 3)));
        long hours = 480 - summary.BuildOut.Campuses.Single().Latest.Blocks[0].EnergisedTick;
        Assert.InRange(hours, 240, 480);
        Assert.Equal(50e3 * 36.5 * hours / 8760, told.NetworkUsd!.Value, 3);
    }

    [Fact]
    public void A_campus_that_draws_in_dear_hours_pays_more_than_the_mean_of_its_zone()
    {
        var bill = new PowerBill();
        bill.Add(20, default(Model.Members.MemberReport) with { ServedMw = 5 }, priceUsdPerMwh: 20);
        bill.Add(20, default(Model.Members.MemberReport) with { ServedMw = 15 }, priceUsdPerMwh: 100);
        bill.Add(20, default, priceUsdPerMwh: 5000); // draws nothing: no hour of its own
        Assert.Equal(80, bill.UsdPerMwh);
        Assert.Equal(80 - 60, bill.MarginUsdPerMwh);

        // Its own turbines sell at 100 what cost 60: 10 MW drawn, 10 generated, and the bill is the cost of running them.
        var own = new PowerBill();
        own.Add(10, default(Model.Members.MemberReport) with { ServedMw = 10, OutputMw = 10, CostUsd = 600 }, priceUsdPerMwh: 100);
        Assert.Equal(600, own.Usd);
    }

    [Fact]
    public void A_megawatt_of_a_full_line_is_worth_what_the_prices_differ_by()
    {
        // North runs at 10, south at 50; 20 MW of line are full in all 24 hours, with a hurdle of 1.
        WorldBuilder world = new WorldBuilder()
            .Zone("north", 100).Thermal("north", "coal", 500, 10, fleet => fleet with { UnitMw = 1 })
            .Zone("south", 100).Thermal("south", "gas", 500, 50, fleet => fleet with { UnitMw = 1 })
            .Line("north", "south", 20, hurdleUsdPerMwh: 1);
        LineSummary line = Assert.Single(Run(world, 24).Lines);
        Assert.Equal(24, line.CongestedHours);
        Assert.Equal(24 * (50 - 10 - 1), line.MwForwardUsd!.Value, 6);
        Assert.Equal(0, line.MwReverseUsd!.Value, 6);
    }

    private static RunSummary Run(WorldBuilder builder, int ticks)
    {
        WorldSpec world = builder.Build();
        var summary = new SummaryBuilder(world);
        var driver = new TickDriver(world, []);
        for (int tick = 0; tick < ticks; tick++)
            summary.Take(driver.Step());
        return summary.Build(new RunOptions { Scenario = "small", Seed = 1 }, new AssumptionSummary(0, 0), 1, 0);
    }
}
