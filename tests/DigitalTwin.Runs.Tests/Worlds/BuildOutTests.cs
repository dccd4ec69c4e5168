using WorldEvents = DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>Small worlds in which one gate holds the build-out of compute back, so that the figure can be worked out by hand.</summary>
public sealed class BuildOutTests
{
    [Fact]
    public void Growth_against_lead_time_leaves_a_gap_of_growth_times_lead()
    {
        // A plan grows by g = 12 MW a month. Each hall of 12 MW is asked for as its month of the plan begins, and takes six months:
        // in the long run the campus lacks 6 g, whatever the year.
        const double Growth = 12;
        const int Lead = 6;
        WorldBuilder builder = Zone(new WorldBuilder(), "z", 10_000);
        for (int month = 0; month < 12; month++)
            builder.Datacenter(Campus($"z/hall-{month:00}", "z", Step(month * Month, Growth), Plan(month * Month, 0, 0, Lead, Growth)));
        SummaryBuilder summary = Run(builder, 12 * Month);
        double missingMw = summary.BuildOut.Campuses.Sum(campus => campus.Latest.PlanMw - campus.Latest.EnergisedMw);

        // Durations are drawn between 0.6 and 1.4 times the usual one.
        Assert.InRange(missingMw, 0.75 * Growth * Lead, 1.25 * Growth * Lead);
    }

    [Fact]
    public void A_campus_that_joins_during_the_run_cannot_have_asked_before()
    {
        // Both break ground in the same hour and study takes a month; who was known before had asked a month before that.
        const long Joins = 2 * Month;
        SitePlanSpec plan = Plan(Joins, 1, 0, 1, 50) with { BuildsAtRisk = true };
        WorldBuilder world = Zone(new WorldBuilder(), "z", 10_000, loadMw: 1000).Datacenter(Campus("z/known", "z", Step(0, 50), plan));
        DatacenterSpec joining = Campus("z/joins", "z", Step(0, 50), plan with { AnnouncedTick = Joins });
        SummaryBuilder summary = Run(world, 6 * Month, WorldEvents.Birth(joining, Joins));
        DataHall known = summary.BuildOut.Campuses.Single(campus => campus.Id == "z/known").Latest.Blocks[0];
        DataHall joined = summary.BuildOut.Campuses.Single(campus => campus.Id == "z/joins").Latest.Blocks[0];
        Assert.Equal((Joins - Month, Joins), (known.RequestTick, joined.RequestTick));

        // Network: a month x 0.6 to 1.4. The grid looks at its queue once a day.
        Assert.InRange(known.EnergisedTick - known.RequestTick, 1.6 * Month, 2.4 * Month + 72);
        Assert.InRange(joined.EnergisedTick - joined.RequestTick, 1.6 * Month, 2.4 * Month + 72);
    }

    [Fact]
    public void A_grid_without_headroom_grants_nothing_and_says_why()
    {
        // 1,000 MW of plant, 950 of load: 50 MW of headroom. A campus of two halls of 40 MW gets one.
        WorldBuilder builder = Zone(new WorldBuilder(), "z", 1000, loadMw: 950)
            .Datacenter(Campus("z/campus", "z", Step(0, 80), Plan(0, 0, 0, 1, 40) with { FirstMarkTick = 24 }, 80_000));
        SummaryBuilder summary = Run(builder, 4 * Month);
        CampusTally campus = Assert.Single(summary.BuildOut.Campuses);
        Assert.Equal(40, campus.Latest.EnergisedMw, 6);
        Assert.Equal(SiteStage.Headroom, campus.Latest.Blocks[1].StageAt(4 * Month));
        Assert.True(campus.Run.Missing[(int)Cause.Headroom] > 0);
        Assert.Equal(40, summary.BuildOut.QueueMw(0), 6);
    }

    [Fact]
    public void When_three_countries_order_turbines_at_once_the_world_serves_them_one_after_the_other()
    {
        // The makers deliver 120 MW a month; three sites of 120 MW order in the same hour: the last waits three months.
        var builder = new WorldBuilder();
        foreach (string zone in (string[])["a", "b", "c"])
        {
            Zone(builder, zone, 1000, loadMw: 900);
            SitePlanSpec plan = Plan(0, 0, 0, 0.1, 120) with { Track = ConnectionTrack.OnSite, OrdersTurbines = true };
            builder.Datacenter(Campus($"{zone}/site", zone, Step(0, 120), plan, 120_000));
        }

        builder.Supply(new SupplySpec(SupplySpec.GasTurbine, "a", DatedPath.Constant(1440)));
        SummaryBuilder summary = Run(builder, 4 * Month);
        long[] ticks = [.. summary.BuildOut.Campuses.Select(campus => campus.Latest.Blocks[0].EnergisedTick).Order()];
        Assert.InRange(ticks[0], 1 * Month - 48, 1 * Month + 72);
        Assert.InRange(ticks[1], 2 * Month - 48, 2 * Month + 72);
        Assert.InRange(ticks[2], 3 * Month - 48, 3 * Month + 72);
        Assert.True(summary.BuildOut.Campuses.Sum(campus => campus.Run.Missing[(int)Cause.Turbine]) > 0);
    }

    [Fact]
    public void Time_to_power_is_told_by_zone_and_track_and_weighs_halls_by_their_power()
    {
        // Ten halls of 12 MW, each with a study of its own length: 1, 2, ... 10 months, and next to nothing after it.
        WorldBuilder builder = Zone(new WorldBuilder(), "z", 10_000, loadMw: 1000);
        for (int months = 1; months <= 10; months++)
        {
            SitePlanSpec plan = Plan(months * Month, months, 0, 0, 12) with { BuildsAtRisk = true, AnnouncedTick = 0 };
            builder.Datacenter(Campus($"z/{months:00}", "z", Step(0, 12), plan));
        }

        RunSummary summary = Run(builder, 12 * Month).Build(
            new RunOptions { Scenario = "small", Seed = 1 }, new AssumptionSummary(0, 0), 1, 0);
        TimeToPower told = Assert.Single(summary.TimesToPower);
        Assert.Equal(("z", "firm", 10, 120.0), (told.Zone, told.Track, told.Halls, Math.Round(told.Mw, 6)));
        Assert.InRange(told.P50Months!.Value, 5, 5.2);
        Assert.InRange(told.P90Months!.Value, 9, 9.2);
        Assert.Equal((told.P50Months, told.P90Months), (told.ProductLimitP50Months, told.ProductLimitP90Months));

        // Half way there, the halls that wait count as long as they have: half of all had power after five months, nine tenths not yet.
        TimeToPower early = Assert.Single(SmallRuns.Told(Run(builder, 6 * Month)).TimesToPower);
        Assert.InRange(early.P50Months!.Value, 3, 3.2);
        Assert.InRange(early.ProductLimitP50Months!.Value, 5, 5.2);
        Assert.Equal((null, 60.0), (early.ProductLimitP90Months, Math.Round(early.WaitingMw, 6)));
    }

    [Fact]
    public void Work_that_a_fab_loses_in_an_hour_is_missing_at_the_campus_months_later()
    {
        // The fab loses all of its power for an hour in the second month, and with it half of what is in process. Packages take a month
        // more. The campus, which is short of chips all along, first lacks them when those wafers would have been finished.
        SummaryBuilder whole = Run(ChainWorld(), 8 * Month);
        SummaryBuilder hit = Run(ChainWorld(), 8 * Month, WorldEvents.Outage(EntityIds.Fab("logic"), 2 * Month, hours: 1));
        long lost = whole.BuildOut.Campuses.Single().Latest.Chips[(int)ChipStage.Arrived]
            - hit.BuildOut.Campuses.Single().Latest.Chips[(int)ChipStage.Arrived];
        Assert.True(lost > 0);
        Assert.True(hit.BuildOut.Campuses.Single().Run.Missing[(int)Cause.Logic]
            > whole.BuildOut.Campuses.Single().Run.Missing[(int)Cause.Logic]);

        // In the hour itself nothing was missing at the campus that is not missing in the other run, too.
        SummaryBuilder before = Run(ChainWorld(), 3 * Month);
        SummaryBuilder soonAfter = Run(ChainWorld(), 3 * Month, WorldEvents.Outage(EntityIds.Fab("logic"), 2 * Month, hours: 1));
        Assert.Equal(before.BuildOut.Campuses.Single().Run.Running, soonAfter.BuildOut.Campuses.Single().Run.Running);
    }

    private static SummaryBuilder Run(WorldBuilder builder, long ticks, params Protocol.Events.RunEvent[] events)
    {
        WorldSpec world = builder.Build();
        var summary = new SummaryBuilder(world);
        var driver = new TickDriver(world, events);
        for (long tick = 0; tick < ticks; tick++)
            summary.Take(driver.Step());
        return summary;
    }
}
