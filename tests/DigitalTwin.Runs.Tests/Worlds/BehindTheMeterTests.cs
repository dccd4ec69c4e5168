using WorldEvents = DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// A campus of 100 MW under a contract of curtailment, in a zone whose plants serve 1,000 MW at 40 $/MWh and keep one in reserve. Ordinary
/// load takes 850 MW, and 940 MW in the hour after noon: then 41 MW are curtailed. A hundred thousand chips of 1 PFLOP/s are a hundred
/// exaflop-days a day.
/// </summary>
public sealed class BehindTheMeterTests
{
    private const int Days = 5;
    private const double Hourly = 100.0 / 24;
    private static readonly BatterySpec Battery = new(PowerMw: 60, Hours: 2, Efficiency: 0.8, RideThroughMinutes: 0);

    [Fact]
    public void A_battery_carries_the_hour_that_is_curtailed_and_is_filled_with_what_the_zone_can_spare()
    {
        // 49 MW can be spared beside the reserve: 150 MWh fill the battery in four hours, and 41 / 0.8 a day keep it full.
        RunSummary summary = Run(Battery, hours: 88);
        CampusSummary campus = Assert.Single(summary.Campuses);
        Assert.Equal(150 + Days * 41 / 0.8, campus.Battery!.BoughtMwh, 6);
        Assert.Equal((Days * 41.0, 120.0), (Math.Round(campus.Battery.GivenMwh, 6), Math.Round(campus.Battery.StoredMwh, 6)));
        Assert.Equal(Days * 0.41, campus.Battery.RiddenThroughHours, 9);
        Assert.Equal(Days * 24 * Hourly, summary.Countries[0].DeliveredExaflopDays, 6);
        Assert.Empty(campus.ShortfallByCause);

        // The meter sees both: what was curtailed is not drawn, what the battery takes is.
        Assert.Equal((Days * (2400 - 41) + 150 + Days * 41 / 0.8) / 1000, campus.EnergyGwh, 9);

        CampusSummary without = Assert.Single(Run(null, 88).Campuses);
        Assert.Null(without.Battery);
        Assert.Equal(Days * 0.41 * Hourly, without.ShortfallByCause["curtailment"], 6);
    }

    [Fact]
    public void The_hours_of_the_contract_are_the_meters()
    {
        // An hour a year: after three days of 0.41 it is used, battery or not. From then on 40 MW are shed of the 846 of ordinary load
        // that are not essential and of the 100 of the campus.
        double shed = 40 * 100 / 946.0;
        CampusSummary with = Assert.Single(Run(Battery, hours: 1).Campuses), without = Assert.Single(Run(null, hours: 1).Campuses);
        Assert.Equal(3 * 41 + 2 * shed, with.Battery!.GivenMwh, 6);
        Assert.Empty(with.ShortfallByCause);
        Assert.Equal(3 * 0.41 * Hourly, without.ShortfallByCause["curtailment"], 6);
        Assert.Equal(2 * shed / 100 * Hourly, without.ShortfallByCause["shedding"], 6);
    }

    [Fact]
    public void An_outage_beyond_the_minutes_of_the_store_costs_what_is_beyond_and_the_restart()
    {
        // Half trains and starts again in 45 minutes. The store carries 30 minutes: of an hour without connection, half is lost, and of
        // the next three eighths of an hour.
        BatterySpec store = new(0, 0, 0.8, RideThroughMinutes: 30);
        WorldSpec world = World(store, 88, new TrainingSpec(0.5, 0) { RestartMinutes = 45 }, peakMw: 850);
        var driver = new TickDriver(world, [WorldEvents.Outage("z/campus", 30, hours: 1)]);
        var summary = new SummaryBuilder(world);
        for (int tick = 0; tick < Days * 24; tick++)
            summary.Take(driver.Step());
        CampusSummary campus = Assert.Single(SmallRuns.Told(summary).Campuses);
        Assert.Equal((0.5 + 0.375) * Hourly, campus.ShortfallByCause["outage"], 6);
        Assert.Equal(50, campus.Battery!.GivenMwh, 9);
    }

    [Fact]
    public void A_run_resumed_after_any_hour_ends_in_the_same_hash_and_so_do_messages_as_bytes()
    {
        WorldSpec world = World(Battery, 1, new TrainingSpec(0.5, 1) { RestartMinutes = 30 });
        string hash = SmallRuns.Hash(world, Days * 24, []);
        Assert.Equal(hash, SmallRuns.Hash(world, Days * 24, [.. Enumerable.Range(0, Days * 24).Select(tick => (long)tick)]));
        Assert.Equal(hash, SmallRuns.Hash(world, Days * 24, [], encodes: true));
        Assert.NotEqual(hash, SmallRuns.Hash(World(null, 1, new TrainingSpec(0.5, 1)), Days * 24, []));
    }

    private static RunSummary Run(BatterySpec? battery, int hours) =>
        SmallRuns.Told(SmallRuns.Summed(World(battery, hours), Days * 24));

    private static WorldSpec World(BatterySpec? battery, int hours, TrainingSpec? training = null, double peakMw = 940)
    {
        SitePlanSpec plan = Plan(0, 0, 0, 0, 100) with
        {
            StartMw = 100,
            Track = ConnectionTrack.Curtailable,
            CurtailmentHoursPerYear = hours,
        };
        return new WorldBuilder().Zone("z", hour => hour == 13 ? peakMw : 850)
            .Thermal("z", "gas", 1000, 40, fleet => fleet with { UnitMw = 1 })
            .Datacenter(Campus("z/campus", "z", DatedPath.Constant(100), plan, chipsThere: 100_000) with
            {
                Training = training,
                Battery = battery,
            })
            .Build();
    }
}
