namespace DigitalTwin.Model.Tests.Datacenters;

/// <summary>The halls of a campus on their way to power. Steps take no time unless a test says so.</summary>
public sealed class SiteBuildTests
{
    private static readonly CounterRandom Draws = new(1, "site");

    [Fact]
    public void A_campus_has_equal_halls_and_every_accelerator_has_its_place_in_one()
    {
        SiteBuild build = Build(Plan(0) with { BlockMw = 30 }, mw: 100, places: 10);

        Assert.Equal([25, 25, 25, 25], build.Blocks.Select(hall => hall.Mw));
        Assert.Equal([2, 3, 2, 3], build.Blocks.Select(hall => hall.Places));
    }

    [Theory]
    [InlineData(100, 50, 2)]
    [InlineData(101, 50, 3)]
    [InlineData(5, 50, 1)]
    [InlineData(1000, 10, 12)]
    public void There_are_as_many_halls_as_the_size_asks_for_and_at_most_twelve(double mw, double blockMw, int halls) =>
        Assert.Equal(halls, SiteBuild.HallsOf(mw, blockMw));

    [Fact]
    public void A_hall_is_asked_for_so_long_before_the_first_mark_as_permit_and_study_take_and_only_once()
    {
        SitePlanSpec plan = Plan(firstMark: 1000) with { Steps = new SiteStepsSpec(100, 200, 0, 0, 0, 0) };
        SiteBuild build = Build(plan);
        Assert.Empty(build.TakeRequests(699));
        ConnectionRequest asked = Assert.Single(build.TakeRequests(700));
        Assert.Equal((700, 100.0, 100, 200), (asked.RequestTick, asked.Mw, asked.PermitHours, asked.StudyHours));
        Assert.Empty(build.TakeRequests(701));

        Assert.Equal(800, Build(plan with { AnnouncedTick = 800 }).Blocks[0].RequestTick);
        Assert.Empty(Build(plan with { AnnouncedTick = 300, IsFiled = true }).TakeRequests(9999)); // its operator has asked
    }

    [Theory]
    [InlineData(500, 100)]
    [InlineData(100, 500)]
    public void A_hall_has_power_when_the_later_of_network_and_shell_is_there(long network, long shell)
    {
        SiteBuild build = Build(Plan(firstMark: shell) with { BuildsAtRisk = true });
        build.Take(new ConnectionNotice("site", 0, SiteStage.Network, network), 50);

        Assert.Equal(network > shell ? SiteStage.Network : SiteStage.Shell, build.Blocks[0].StageAt(99));
        Assert.Empty(build.Energise(499));
        Assert.Equal(0.0, build.EnergisedMw);
        Assert.Equal([0], build.Energise(500));
        Assert.Equal((100.0, 10L), (build.EnergisedMw, build.EnergisedPlaces));
        Assert.Empty(build.Energise(501));
    }

    [Fact]
    public void A_hall_stands_where_the_grid_said_last_until_its_capacity_is_granted()
    {
        SiteBuild build = Build(Plan(0));
        foreach (SiteStage stage in (SiteStage[])[SiteStage.Permit, SiteStage.Study, SiteStage.Headroom])
        {
            Assert.Equal(0, build.Take(new ConnectionNotice("site", 0, stage, 0), 10));
            Assert.Equal(stage, build.Blocks[0].StageAt(10));
            Assert.Empty(build.Energise(10));
        }
    }

    [Fact]
    public void Turbines_are_ordered_with_the_grant_once_and_the_hall_waits_for_them()
    {
        SiteBuild build = Build(Plan(0) with { Track = ConnectionTrack.OnSite, OrdersTurbines = true });
        var granted = new ConnectionNotice("site", 0, SiteStage.Network, 10);
        Assert.Equal((100, 0), (build.Take(granted, 10), build.Take(granted, 11)));
        Assert.Empty(build.Energise(1000));
        Assert.Equal(SiteStage.Turbine, build.Blocks[0].StageAt(1000));

        build.TakeTurbines(0, 1001);
        Assert.Equal([0], build.Energise(1001));
    }

    [Fact]
    public void A_hall_whose_transformer_is_not_delivered_stands_with_the_network()
    {
        SiteBuild build = Build(Plan(0) with { Transformer = "transformer" });
        Assert.Equal(100, build.Take(new ConnectionNotice("site", 0, SiteStage.Network, 10), 10));
        Assert.Empty(build.Energise(500));
        Assert.Equal(SiteStage.Network, build.Blocks[0].StageAt(500));

        build.TakeTransformer(0);
        Assert.Equal([0], build.Energise(501));
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 300)]
    public void Who_does_not_build_at_risk_breaks_ground_when_capacity_is_granted(bool atRisk, long expected)
    {
        // The first mark is planned for 100, capacity is granted in 300.
        SiteBuild build = Build(Plan(firstMark: 100) with { BuildsAtRisk = atRisk });
        build.Take(new ConnectionNotice("site", 0, SiteStage.Network, 300), 300);

        Assert.Equal(expected, build.Blocks[0].ShellTick);
    }

    [Fact]
    public void Halls_follow_each_other_over_the_ramp_and_those_of_a_site_with_power_over_four_thirds_of_it()
    {
        SitePlanSpec plan = Plan(firstMark: 50) with { BlockMw = 40, Steps = new SiteStepsSpec(0, 0, 0, 0, 0, RampHours: 300) };

        Assert.Equal([50, 200, 350], Build(plan, mw: 120).Blocks.Select(hall => hall.ShellTick));
        Assert.Equal([133, 266, 400], Build(plan with { StartMw = 10 }, mw: 120).Blocks.Select(hall => hall.ShellTick));
    }

    [Fact]
    public void A_site_that_should_have_had_power_before_the_run_takes_half_of_the_usual_time_again()
    {
        double factor = 0.6 + 0.8 * Draws.Uniform(DrawPurpose.ShellDuration, 0);
        SitePlanSpec plan = Plan(firstMark: -5000) with { Steps = new SiteStepsSpec(0, 0, 0, 0, ShellHours: 1000, 0) };

        Assert.Equal((long)(0.5 * (long)(1000 * factor)), Build(plan).Blocks[0].ShellTick);
        Assert.Equal(100 + (long)(1000 * factor), Build(plan with { FirstMarkTick = 100 }).Blocks[0].ShellTick);
    }

    [Fact]
    public void What_nobody_knows_yet_is_expected_to_take_a_year_for_capacity_and_half_a_year_for_goods()
    {
        SitePlanSpec plan = Plan(0) with { Transformer = "transformer", Steps = new SiteStepsSpec(100, 200, 0, 0, 0, 0) };
        SiteBuild build = Build(plan);
        long request = build.Blocks[0].RequestTick;
        Assert.Equal(request + 300, build.ExpectedTick(build.Blocks[0], now: request));

        build.Take(new ConnectionNotice("site", 0, SiteStage.Headroom, 0), 1000);
        Assert.Equal(1000 + 8760, build.ExpectedTick(build.Blocks[0], now: 1000));

        build.Take(new ConnectionNotice("site", 0, SiteStage.Network, 1500), 1500);
        Assert.Equal(1500 + 4380, build.ExpectedTick(build.Blocks[0], now: 1500));
        Assert.Equal((0, 10), (build.PlacesExpectedBy(5879, now: 1500), build.PlacesExpectedBy(5880, now: 1500)));
        Assert.Equal(4380, build.HoursFrom(SiteStage.Network, now: 1500));
        Assert.Equal(0, build.HoursFrom(SiteStage.Permit, now: 1500)); // none is there
    }

    [Fact]
    public void Without_the_bottleneck_of_shells_halls_stand_with_the_first_mark()
    {
        SitePlanSpec plan = Plan(firstMark: 100) with { BuildsAtRisk = true, Steps = new SiteStepsSpec(0, 0, 0, 0, 9000, 0) };
        SiteBuild build = Build(plan, opened: new Relaxation(Bottleneck.Shell, 0));
        build.Take(new ConnectionNotice("site", 0, SiteStage.Network, 0), 0);

        Assert.Empty(build.Energise(99));
        Assert.Equal([0], build.Energise(100));
    }

    [Fact]
    public void A_hall_stands_on_the_branch_that_comes_last_and_power_needs_both()
    {
        // Shell and fit-out by the site's own factor: they end in `shell` and in `ready`.
        double factor = 0.6 + 0.8 * Draws.Uniform(DrawPurpose.ShellDuration, 0);
        long shell = (long)(1000 * factor), ready = shell + (long)(500 * factor);
        SitePlanSpec plan = Plan(firstMark: 0) with { Steps = new SiteStepsSpec(0, 0, 0, 0, 1000, 0) { FitOutHours = 500 } };

        SiteBuild soon = Build(plan);
        soon.Take(new ConnectionNotice("site", 0, SiteStage.Network, ready - 1), 0);
        Assert.Equal(
            [SiteStage.Shell, SiteStage.Shell, SiteStage.FitOut, SiteStage.FitOut],
            ((long[])[1, shell - 1, shell, ready - 1]).Select(tick => soon.Blocks[0].StageAt(tick)));
        Assert.Equal((0, 1), (soon.Energise(ready - 1).Count, soon.Energise(ready).Count));

        SiteBuild late = Build(plan);
        late.Take(new ConnectionNotice("site", 0, SiteStage.Network, ready + 9), 0);
        Assert.Equal([SiteStage.Network, SiteStage.Network], ((long[])[1, ready + 8]).Select(tick => late.Blocks[0].StageAt(tick)));
        Assert.Equal((0, 1), (late.Energise(ready + 8).Count, late.Energise(ready + 9).Count));
    }

    [Theory]
    [InlineData(true, 9000, SiteStage.Shell)] // the building, which goes on meanwhile, ends after study and network
    [InlineData(true, 100, SiteStage.Study)] // it stands before the study is over
    [InlineData(false, 9000, SiteStage.Study)] // it begins with the grant: both wait for the grid
    public void A_hall_that_is_studied_stands_with_its_building_where_that_goes_on_and_ends_later(
        bool atRisk, int shell, SiteStage expected)
    {
        SitePlanSpec plan = Plan(firstMark: 0) with
        {
            AnnouncedTick = 0,
            BuildsAtRisk = atRisk,
            Steps = new SiteStepsSpec(0, 1000, 0, 0, shell, 0),
        };
        SiteBuild build = Build(plan);
        build.Take(new ConnectionNotice("site", 0, SiteStage.Study, 1000), 0);
        build.Energise(1);
        Assert.Equal(expected, build.Blocks[0].StageAt(1));
    }

    [Fact]
    public void The_first_mark_comes_some_months_after_the_agreement_and_a_known_request_is_taken_as_it_is()
    {
        double factor = 0.6 + 0.8 * Draws.Uniform(DrawPurpose.NetworkDuration, 0);
        SitePlanSpec plan = Plan(firstMark: 9000) with { Steps = new SiteStepsSpec(100, 200, 300, 5000, 0, 0) { GroundHours = 1000 } };

        Assert.Equal(9000 - 300 - (long)(1300 * factor), Build(plan).Blocks[0].RequestTick);
        Assert.Equal(1600, plan.Steps.HoursBeforeMark);
        Assert.Equal(77, Build(plan with { RequestedTick = 77 }).Blocks[0].RequestTick);
    }

    [Fact]
    public void A_plant_of_the_sites_own_is_ordered_with_the_first_mark_and_no_grid_studies_it()
    {
        SiteStepsSpec usual = new(10, 20, 30, 40, 50, 60) { FitOutHours = 7, GroundHours = 8 };

        Assert.Equal(new SiteStepsSpec(1, 0, 0, 2, 50, 60) { FitOutHours = 7 }, new SitePlantSpec("engines", 1, 2).StepsLike(usual));
    }

    [Fact]
    public void Every_place_is_counted_in_the_stage_of_its_hall()
    {
        SiteBuild build = Build(Plan(0) with { BlockMw = 40 }, mw: 120, places: 9);
        build.Take(new ConnectionNotice("site", 0, SiteStage.Network, 5), 5);
        build.Take(new ConnectionNotice("site", 1, SiteStage.Study, 50), 5);
        build.Energise(5);
        Span<long> stocks = new long[ShortfallAttribution.SiteStages];
        build.AddTo(stocks, 5);

        Assert.Equal([3, 3, 0, 0, 0, 0, 0, 3], stocks.ToArray());
    }

    [Fact]
    public void A_site_in_a_building_with_a_connection_is_not_studied_and_has_short_steps()
    {
        var track = new TrackSteps(ConnectionTrack.Firm, new SiteStepsSpec(10, 20, 30, 20_000, 20_000, 50)) { Transformer = "transformer" };
        SitePlanSpec reused = SitePlanSpec.Of(track, OperatorStrategy.Steady, isReused: true, 0, 10);
        SitePlanSpec fresh = SitePlanSpec.Of(track, OperatorStrategy.BruteForce, isReused: false, 0, 10);

        Assert.Equal(new SiteStepsSpec(10, 0, 0, 12 * 730, 2 * 730, 50), reused.Steps);
        Assert.Equal(("", false, 4380), (reused.Transformer, reused.BuildsAtRisk, reused.OrderAheadHours));
        Assert.Equal(("transformer", true, 8760), (fresh.Transformer, fresh.BuildsAtRisk, fresh.OrderAheadHours));
        Assert.Equal(60, fresh.Steps.HoursBeforeMark);
        Assert.Equal(2190, SitePlanSpec.Of(track, OperatorStrategy.EfficiencyFirst, false, 0, 10).OrderAheadHours);
    }

    private static SiteBuild Build(SitePlanSpec plan, double mw = 100, long places = 10, Relaxation opened = default) =>
        new("site", plan, (mw, places), Draws, opened);

    private static SitePlanSpec Plan(long firstMark) => new()
    {
        FirstMarkTick = firstMark,
        Track = ConnectionTrack.Firm,
        BlockMw = 1000,
        Steps = new SiteStepsSpec(0, 0, 0, 0, 0, 0),
    };
}
