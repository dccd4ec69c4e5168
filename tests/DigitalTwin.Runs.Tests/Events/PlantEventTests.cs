using static DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.Runs.Tests.Events;

/// <summary>
/// What events do to plants. An island with 700 MW of load, 1,000 MW of coal at 20 USD/MWh and 1,000 MW of oil at 80, in units of 100 MW.
/// </summary>
public sealed class PlantEventTests
{
    [Fact]
    public void An_outage_raises_the_price_while_it_lasts_and_not_after()
    {
        RunRecorder run = Run(Outage("island/coal", at: 30, hours: 5));
        for (int tick = 24; tick < 48; tick++)
        {
            bool isOut = tick is >= 30 and < 35;
            Assert.Equal(isOut ? 80 : 20, run.Zone("island", tick).PriceUsdPerMwh);
            Assert.Equal(isOut ? 0 : 700, run.Member("island/coal", tick).OutputMw, 9);
            Assert.Equal(0, run.Zone("island", tick).UnservedMw);
        }
    }

    [Fact]
    public void A_derating_leaves_a_share_of_the_capacity()
    {
        RunRecorder run = Run(Derate("island/coal", at: 30, left: 0.45, hours: 5));
        Assert.Equal(450, run.Member("island/coal", 30).OutputMw, 9);
        Assert.Equal(250, run.Member("island/oil", 34).OutputMw, 9);
        Assert.Equal(700, run.Member("island/coal", 35).OutputMw, 9);
    }

    [Fact]
    public void An_outage_of_a_part_leaves_as_much_in_whole_units()
    {
        RunRecorder run = Run(Outage("island/coal", at: 30, hours: 5, left: 0.45));
        Assert.Equal(450, run.Member("island/coal", 30).OutputMw, 9);
        Assert.Equal(700, run.Member("island/coal", 35).OutputMw, 9);
    }

    [Fact]
    public void An_outage_and_a_derating_together_leave_their_product()
    {
        RunRecorder run = Run(Outage("island/coal", at: 30, hours: 9, left: 0.5), Derate("island/coal", at: 32, left: 0.8, hours: 2));
        Assert.Equal(500, run.Member("island/coal", 31).OutputMw, 9);
        Assert.Equal(400, run.Member("island/coal", 32).OutputMw, 9);
        Assert.Equal(500, run.Member("island/coal", 34).OutputMw, 9);
    }

    [Fact]
    public void Units_that_an_outage_took_start_again_and_derated_ones_do_not()
    {
        RunRecorder run = Run(Outage("island/coal", at: 30, hours: 5));
        double startUsd = run.Member("island/coal", 35).CostUsd - 20 * run.Member("island/coal", 35).OutputMw;
        Assert.InRange(startUsd, 30 * 700, 30 * 1000);
        Assert.Equal(0, StartUsd(Run(Derate("island/coal", at: 30, left: 0.1, hours: 5))), 6);
        Assert.Equal(startUsd, StartUsd(Run(Derate("island/coal", at: 30, left: 0, hours: 5))), 6);

        static double StartUsd(RunRecorder run) =>
            run.Member("island/coal", 35).CostUsd - 20 * run.Member("island/coal", 35).OutputMw;
    }

    [Fact]
    public void Units_come_back_after_their_lead_and_their_least_time_off()
    {
        WorldSpec world = Island(coal => coal with { StartHours = 3, MinDownHours = 8 });
        RunRecorder run = RunRecorder.Run(world, 60, [Outage("island/coal", at: 30, hours: 2)]);
        Assert.Equal(0, run.Member("island/coal", 34).OutputMw);
        Assert.Equal(300, run.Member("island/coal", 37).OutputMw, 9); // three units were idle before and need their lead alone
        Assert.Equal(700, run.Member("island/coal", 42).OutputMw, 9);
    }

    [Fact]
    public void The_day_ahead_pass_knows_when_an_outage_ends()
    {
        // A quarter of a day out from midnight on: units that take hours to start are planned for the hour in which it ends.
        WorldSpec world = Island(coal => coal with { StartHours = 4 });
        RunRecorder run = RunRecorder.Run(world, 60, [Outage("island/coal", at: 24, hours: 6)]);
        Assert.Equal(0, run.Member("island/coal", 29).OutputMw);
        Assert.Equal(700, run.Member("island/coal", 30).OutputMw, 9);
    }

    [Fact]
    public void Wind_and_flow_give_a_share_and_it_is_lost()
    {
        WorldSpec world = new WorldBuilder()
            .Zone("island", 700)
            .Thermal("island", "oil", 1000, 80, InUnits)
            .Variable("island", "wind", 500, _ => 0.8)
            .Fleet("island", "river", PlantKind.RunOfRiver, 100, river => river with { HydroFactorByMonth = Monthly(0.5) })
            .Build();
        RunRecorder run = RunRecorder.Run(
            world, 60, [Derate("island/wind", at: 30, left: 0.25, hours: 5), Outage("island/river", at: 32, hours: 5)]);
        Assert.Equal(400, run.Member("island/wind", 29).OutputMw, 9);
        Assert.Equal(100, run.Member("island/wind", 30).OutputMw, 9);
        Assert.Equal(400, run.Member("island/wind", 35).OutputMw, 9);
        Assert.Equal(50, run.Member("island/river", 31).OutputMw, 9);
        Assert.Equal(0, run.Member("island/river", 32).OutputMw);
        Assert.Equal(0, run.Member("island/river", 32).CurtailedMw);
    }

    [Fact]
    public void A_reservoir_keeps_its_water_and_a_store_its_charge()
    {
        WorldSpec world = new WorldBuilder()
            .Zone("island", hour => hour is > 7 and < 20 ? 900 : 400)
            .Thermal("island", "coal", 600, 20, InUnits)
            .Thermal("island", "oil", 1000, 80, InUnits)
            .Battery("island", powerMw: 100, hours: 4)
            .Fleet("island", "lake", PlantKind.Reservoir, 200, lake => lake with
            {
                HydroFactorByMonth = Monthly(0.5),
                MinFlowShareByMonth = Monthly(0.3),
            })
            .Build();
        RunRecorder run = RunRecorder.Run(
            world, 96, [Outage("island/lake", at: 50, hours: 10), Outage("island/battery", at: 49, hours: 12)]);
        for (int tick = 50; tick < 60; tick++)
        {
            Assert.Equal(0, run.Member("island/lake", tick).OutputMw);
            Assert.Equal(run.Member("island/lake", 49).StoredMwh, run.Member("island/lake", tick).StoredMwh);
            Assert.Equal(run.Member("island/battery", 48).StoredMwh, run.Member("island/battery", tick).StoredMwh);
        }

        Assert.True(run.Member("island/lake", 60).OutputMw > 0);
        Assert.NotEqual(run.Member("island/battery", 60).StoredMwh, run.Member("island/battery", 84).StoredMwh);
    }

    [Fact]
    public void A_fuel_price_moves_the_cost_of_the_plants_that_burn_it()
    {
        RunRecorder run = RunRecorder.Run(
            Burners(), 60, [FuelPrice(EntityIds.All, "gas", at: 30, factor: 2, hours: 5), FuelPrice("b/gas", "gas", at: 40, factor: 3)]);
        Assert.Equal(7 * 5 + 3, run.Zone("a", 29).PriceUsdPerMwh, 9);
        Assert.Equal(7 * 10 + 3, run.Zone("a", 30).PriceUsdPerMwh, 9);
        Assert.Equal(7 * 10 + 3, run.Zone("b", 34).PriceUsdPerMwh, 9);
        Assert.Equal(7 * 5 + 3, run.Zone("b", 35).PriceUsdPerMwh, 9);
        Assert.Equal(7 * 15 + 3, run.Zone("b", 40).PriceUsdPerMwh, 9);
        Assert.Equal(7 * 5 + 3, run.Zone("a", 40).PriceUsdPerMwh, 9);
        Assert.Equal(10 * 2, run.Zone("c", 30).PriceUsdPerMwh, 9);
    }

    [Fact]
    public void A_CO2_price_is_paid_by_the_plants_of_its_country()
    {
        RunRecorder run = RunRecorder.Run(
            Burners(),
            60,
            [
                Policy(EntityIds.Country("a"), Policies.Co2Price, at: 30, value: 100, hours: 10),
                Policy("a", Policies.Co2Price, at: 32, value: 50, hours: 2),
            ]);
        Assert.Equal(38, run.Zone("a", 29).PriceUsdPerMwh, 9);
        Assert.Equal(38 + 0.4 * 100, run.Zone("a", 30).PriceUsdPerMwh, 9);
        Assert.Equal(38 + 0.4 * 50, run.Zone("a", 32).PriceUsdPerMwh, 9);
        Assert.Equal(38 + 0.4 * 100, run.Zone("a", 34).PriceUsdPerMwh, 9);
        Assert.Equal(38, run.Zone("a", 40).PriceUsdPerMwh, 9);
        Assert.Equal(38, run.Zone("b", 30).PriceUsdPerMwh, 9);
    }

    [Fact]
    public void A_derating_of_a_fuel_reaches_all_its_plants_in_the_zone()
    {
        RunRecorder run = RunRecorder.Run(Burners(), 40, [Derate("b", at: 30, left: 0.2, fuel: "gas")]);
        Assert.Equal(200, run.Member("b/gas", 30).OutputMw, 9);
        Assert.Equal(500, run.Member("a/gas", 30).OutputMw, 9);
    }

    [Fact]
    public void A_retired_plant_is_gone_from_the_reports_and_from_the_offers()
    {
        RunRecorder run = Run(Retirement("island", "island/coal", at: 30));
        Assert.Equal(20, run.Zone("island", 29).PriceUsdPerMwh);
        Assert.True(run.Has("island/coal", 29));
        Assert.False(run.Has("island/coal", 30));
        Assert.Equal(80, run.Zone("island", 30).PriceUsdPerMwh);
        Assert.Equal(700, run.Member("island/oil", 47).OutputMw, 9);
        Assert.Equal(200, run.Zone("island", 30).HeadroomMw, 6); // 1,000 of oil less 700 of load and a reserve of one unit
    }

    [Fact]
    public void What_comes_too_late_has_no_effect()
    {
        RunEvent[] late =
        [
            Retirement("island", "island/coal", at: 30),
            Outage("island/coal", at: 33),
            Retirement("island", "island/coal", at: 34) with { Id = "again" },
            Birth(EveryKindWorld.NewLoad("island/coal", "island"), at: 35),
        ];
        Assert.Equal(Run(late[0]).Hashes, Run(late).Hashes);
    }

    private static RunRecorder Run(params RunEvent[] events) => RunRecorder.Run(Island(coal => coal), 60, events);

    private static WorldSpec Island(Func<FleetSpec, FleetSpec> change) => new WorldBuilder()
        .Zone("island", 700)
        .Thermal("island", "coal", 1000, 20, coal => change(InUnits(coal) with
        {
            StartCostHotUsdPerMw = 30,
            StartCostWarmUsdPerMw = 30,
            StartCostColdUsdPerMw = 30,
        }))
        .Thermal("island", "oil", 1000, 80, InUnits)
        .Build();

    private static WorldSpec Burners() => new WorldBuilder()
        .Zone("a", 500)
        .Thermal("a", "gas", 1000, 3, Gas)
        .Zone("b", 500)
        .Thermal("b", "gas", 1000, 3, Gas)
        .Zone("c", 500)
        .Thermal("c", "coal", 1000, 0, coal => InUnits(coal) with { HeatRateMmbtuPerMwh = 10, FuelPriceUsdPerMmbtu = 2 })
        .Build();

    private static FleetSpec Gas(FleetSpec gas) =>
        InUnits(gas) with { HeatRateMmbtuPerMwh = 7, FuelPriceUsdPerMmbtu = 5, Co2TonnesPerMwh = 0.4 };

    private static FleetSpec InUnits(FleetSpec fleet) => fleet with { UnitMw = 100 };

    private static System.Collections.Immutable.ImmutableArray<double> Monthly(double value) => [.. Enumerable.Repeat(value, 12)];
}
