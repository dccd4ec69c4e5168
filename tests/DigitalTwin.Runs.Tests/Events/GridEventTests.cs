using static DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.Runs.Tests.Events;

/// <summary>What events do to lines, zones and loads.</summary>
public sealed class GridEventTests
{
    [Fact]
    public void The_loss_of_a_line_splits_two_prices_while_it_lasts()
    {
        RunRecorder run = RunRecorder.Run(TwoZones(), 48, [LineLoss("cheap>dear", at: 30, hours: 4)]);
        Assert.Equal(20, run.Zone("dear", 29).PriceUsdPerMwh);
        for (int tick = 30; tick < 34; tick++)
        {
            Assert.Equal(20, run.Zone("cheap", tick).PriceUsdPerMwh);
            Assert.Equal(50, run.Zone("dear", tick).PriceUsdPerMwh);
            Assert.Equal(0, run.FlowMw("cheap>dear", tick));
        }

        Assert.Equal(20, run.Zone("dear", 34).PriceUsdPerMwh);
    }

    [Fact]
    public void A_derated_line_carries_its_share_in_either_direction()
    {
        RunRecorder forward = RunRecorder.Run(TwoZones(), 48, [LineLoss("cheap>dear", at: 30, left: 0.2)]);
        Assert.Equal(400, forward.FlowMw("cheap>dear", 29), 6);
        Assert.Equal(0.2 * 600, forward.FlowMw("cheap>dear", 30), 9);

        // With the prices the other way round the same line carries the same share backwards.
        RunRecorder back = RunRecorder.Run(TwoZones(cheapUsdPerMwh: 90), 48, [LineLoss("cheap>dear", at: 30, left: 0.2)]);
        Assert.Equal(-400, back.FlowMw("cheap>dear", 29), 6);
        Assert.Equal(-0.2 * 600, back.FlowMw("cheap>dear", 30), 9);
    }

    [Fact]
    public void A_demand_shock_raises_the_load_by_its_factor_to_the_bit()
    {
        double LoadMw(int hour) => 300 + 7 * hour;
        WorldSpec world = new WorldBuilder().Zone("island", LoadMw).Thermal("island", "oil", 2000, 80, InUnits).Build();
        RunRecorder run = RunRecorder.Run(
            world, 60, [DemandShock("island", at: 30, factor: 1.3, hours: 10), DemandShock(EntityIds.All, at: 35, factor: 1.1, hours: 2)]);
        for (int tick = 24; tick < 48; tick++)
        {
            double factor = tick is < 30 or >= 40 ? 1 : tick is 35 or 36 ? 1.3 * 1.1 : 1.3;
            Assert.Equal(LoadMw(tick % 24) * factor, run.Zone("island", tick).ServedMw, 9);
        }
    }

    [Fact]
    public void The_day_ahead_pass_sees_a_demand_shock()
    {
        // Coal takes six hours to start: only a plan for the shocked day has it running at midnight.
        WorldSpec world = new WorldBuilder()
            .Zone("island", 500)
            .Thermal("island", "coal", 1000, 20, coal => InUnits(coal) with { StartHours = 6, MinLoadShare = 0.5, MinUpHours = 4 })
            .Thermal("island", "oil", 1000, 80, InUnits)
            .Build();
        RunRecorder planned = RunRecorder.Run(world, 72, [DemandShock("island", at: 48, factor: 1.6, hours: 24)]);
        Assert.Equal(800, planned.Member("island/coal", 48).OutputMw, 9);
        RunRecorder surprised = RunRecorder.Run(world, 72, [DemandShock("island", at: 49, factor: 1.6, hours: 24)]);
        Assert.True(surprised.Member("island/oil", 49).OutputMw > 0);
    }

    [Fact]
    public void A_reserve_policy_makes_the_last_units_dear()
    {
        WorldSpec world = new WorldBuilder().Zone("island", 700).Thermal("island", "oil", 1000, 80, InUnits).Build();
        RunRecorder run = RunRecorder.Run(world, 48, [Policy("island", Policies.ReserveShareOfLoad, at: 30, value: 0.5, hours: 3)]);
        Assert.Equal(80, run.Zone("island", 29).PriceUsdPerMwh);
        Assert.Equal(80 + 1000, run.Zone("island", 30).PriceUsdPerMwh);
        Assert.Equal(80, run.Zone("island", 33).PriceUsdPerMwh);
    }

    [Fact]
    public void The_essential_share_decides_at_which_price_the_rest_is_shed()
    {
        WorldSpec world = new WorldBuilder().Zone("island", 700).Thermal("island", "oil", 400, 80, InUnits).Build();
        RunRecorder run = RunRecorder.Run(world, 48, [Policy(EntityIds.All, Policies.EssentialShare, at: 30, value: 0.9)]);
        Assert.Equal(5000, run.Zone("island", 29).PriceUsdPerMwh);
        Assert.Equal(10000, run.Zone("island", 30).PriceUsdPerMwh);
    }

    [Fact]
    public void A_load_whose_connection_is_cut_draws_less_and_keeps_what_it_has()
    {
        WorldSpec world = EveryKindWorld.Build();
        RunRecorder run = RunRecorder.Run(
            world,
            48,
            [
                Outage("south/campus", at: 30, hours: 4),
                Derate("north/flexible", at: 31, left: 0.5),
                Outage(EntityIds.Fab("fab"), at: 32, hours: 3),
            ]);
        RunRecorder before = RunRecorder.Run(world, 48, []);
        Assert.Equal(0, run.Member("south/campus", 30).WantedMw);
        Assert.Equal(run.Member("south/campus", 29).Compute.Installed, run.Member("south/campus", 30).Compute.Installed);
        Assert.Equal(before.Member("south/campus", 34).WantedMw, run.Member("south/campus", 34).WantedMw, 9);
        Assert.Equal(30, run.Member("north/flexible", 31).WantedMw, 9);
        Assert.Equal(0, run.Member("fab/fab", 32).WantedMw);
        Assert.Equal(before.Member("fab/fab", 35).WantedMw, run.Member("fab/fab", 35).WantedMw);
    }

    [Fact]
    public void A_new_campus_draws_power_from_its_tick_on()
    {
        DatacenterSpec campus = EveryKindWorld.NewCampus("south/new", "south") with { Accelerator = null };
        RunRecorder run = RunRecorder.Run(EveryKindWorld.Build(), 48, [Birth(campus, at: 30)]);
        Assert.False(run.Has("south/new", 29));
        Assert.Equal(50, run.Member("south/new", 30).WantedMw, 9);
        Assert.InRange(run.Zone("south", 30).ServedMw - run.Zone("south", 29).ServedMw, 50, 50.2);
    }

    [Fact]
    public void The_operator_of_a_new_campus_orders_chips_for_it_and_they_come()
    {
        DatacenterSpec campus = EveryKindWorld.NewCampus("south/new", "south") with { FacilityMw = DatedPath.Constant(5) };
        RunRecorder run = RunRecorder.Run(EveryKindWorld.Build(), 24 * 40, [Birth(campus, at: 24)]);
        Assert.Equal(0, run.Member("south/new", 24).WantedMw);
        long installed = run.Member("south/new", 24 * 40 - 1).Compute.Installed;
        Assert.True(installed > 0, "no accelerator came");
        Assert.Equal(installed * 1400 * 1.2 / 1e6, run.Member("south/new", 24 * 40 - 1).WantedMw, 9);
    }

    [Fact]
    public void A_new_load_joins_and_a_retired_one_is_gone()
    {
        FlexibleLoadSpec mine = EveryKindWorld.NewLoad("south/mine", "south");
        RunRecorder run = RunRecorder.Run(
            EveryKindWorld.Build(), 60, [Birth(mine, at: 30), Retirement("south", "south/mine", at: 48)]);
        Assert.Equal(30, run.Member("south/mine", 30).WantedMw, 9);
        Assert.True(run.Has("south/mine", 47));
        Assert.False(run.Has("south/mine", 48));
    }

    [Fact]
    public void A_measured_value_changes_no_bit()
    {
        WorldSpec world = EveryKindWorld.Build();
        Assert.Equal(
            RunRecorder.Run(world, 48, []).Hashes,
            RunRecorder.Run(world, 48, [Measured("east", "load_mw", at: 30, value: 812)]).Hashes);
    }

    private static WorldSpec TwoZones(double cheapUsdPerMwh = 20) => new WorldBuilder()
        .Zone("cheap", 400)
        .Thermal("cheap", "coal", 1000, cheapUsdPerMwh, fleet => fleet with { UnitMw = 1 })
        .Zone("dear", 400)
        .Thermal("dear", "gas", 1000, 50, fleet => fleet with { UnitMw = 1 })
        .Line("cheap", "dear", 600)
        .Build();

    private static FleetSpec InUnits(FleetSpec fleet) => fleet with { UnitMw = 100 };
}
