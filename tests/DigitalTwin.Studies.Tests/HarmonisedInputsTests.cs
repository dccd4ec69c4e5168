namespace DigitalTwin.Studies.Tests;

/// <summary>Worlds in which the rows that differ by country are equal: what becomes of each kind of row, and what stays.</summary>
public sealed class HarmonisedInputsTests
{
    [Fact]
    public void Every_campus_takes_the_mean_steps_of_its_track_and_a_reused_building_stays_one()
    {
        SitePlanSpec reused = Plan(0, 0, 24, 2, 50);
        WorldSpec world = TwoCountries()
            .Datacenter(Campus("a/one", "a", Step(0, 50), Plan(0, 2, 6, 4, 50)))
            .Datacenter(Campus("a/reused", "a", Step(0, 50), reused))
            .Datacenter(Campus("b/one", "b", Step(0, 50), Plan(0, 6, 18, 20, 50)))
            .Datacenter(Campus("b/turbines", "b", Step(0, 50), Plan(0, 1, 9, 3, 50) with { Track = ConnectionTrack.OnSite }))
            .Build();
        HarmonisedWorld equal = HarmonisedInputs.Of(world, [HarmonisedGroup.Steps]);
        SiteStepsSpec mean = new(0, 4 * Month, 0, 12 * Month, 12 * Month, 0);
        Assert.Equal(mean, PlanOf(equal, "a/one").Steps);
        Assert.Equal(mean, PlanOf(equal, "b/one").Steps);
        Assert.Equal(mean.ForReusedBuilding(), PlanOf(equal, "a/reused").Steps);
        Assert.Equal(world.Datacenters[3].Plan!.Steps, PlanOf(equal, "b/turbines").Steps); // alone on its track

        HarmonisedRow study = equal.Rows.Single(row => row.Figure == "connections, firm: study");
        Assert.Equal(("connection", "months", 4), (study.Gates, study.Unit, study.To));
        Assert.Equal([("a", 2), ("b", 6)], study.From.Select(pair => (pair.Key, pair.Value)));
        Assert.DoesNotContain(equal.Rows, row => row.Figure.Contains("on_site", StringComparison.Ordinal));
        Assert.Contains("fabs: not asked for", equal.Kept);
    }

    [Fact]
    public void Rules_of_countries_fall_and_every_operator_builds_as_most_do()
    {
        SitePlanSpec hasty = SitePlanSpec.Of(
            new TrackSteps(ConnectionTrack.Firm, Plan(0, 1, 1, 1, 50).Steps), OperatorStrategy.BruteForce, false, 0, 50);
        WorldSpec world = TwoCountries()
            .With(zone => zone with { Permits = [new PermitRule(0, 8760, 0, 0)] })
            .Datacenter(Campus("a/one", "a", Step(0, 50), hasty))
            .Datacenter(Campus("b/one", "b", Step(0, 50), Plan(0, 1, 1, 1, 50)) with { Operator = "other" })
            .Operator(new OperatorSpec("builder", "builder", "a") { Strategy = OperatorStrategy.BruteForce })
            .ExportControl(new ExportRule("A", "b", 0, 8760))
            .Build();
        HarmonisedWorld equal = HarmonisedInputs.Of(world, [HarmonisedGroup.Permits, HarmonisedGroup.Licences, HarmonisedGroup.Strategies]);
        Assert.All(equal.World.Zones, zone => Assert.Empty(zone.Permits));
        Assert.Empty(equal.World.ExportControls);
        Assert.All(equal.World.Operators, known => Assert.Equal(OperatorStrategy.Steady, known.Strategy));
        Assert.Equal((false, SitePlanSpec.SteadyAheadHours), (PlanOf(equal, "a/one").BuildsAtRisk, PlanOf(equal, "a/one").OrderAheadHours));
        Assert.Equal(
            [("permits", "b", 1, 0), ("licences", "b", 1, 0), ("strategies", "a", 1, 0)],
            equal.Rows.Select(row => (row.Group, row.From.Single().Key, row.From.Single().Value, row.To)));
    }

    [Fact]
    public void Money_is_shared_by_the_growth_that_is_planned_and_none_is_made()
    {
        WorldSpec world = TwoCountries()
            .Datacenter(Campus("a/one", "a", Step(0, 100), Plan(0, 1, 1, 1, 50)) with { Operator = "rich" })
            .Datacenter(Campus("b/one", "b", Step(0, 300), Plan(0, 1, 1, 1, 50)) with { Operator = "poor" })
            .Datacenter(Campus("b/two", "b", Step(0, 200), Plan(0, 1, 1, 1, 50)) with { Operator = "unlimited" })
            .Operator(Funded("rich", 8e9, 0.5, [new DatedValue(0, 2e9), new DatedValue(2000, 6e9)]))
            .Operator(Funded("poor", 0, 0.1, [new DatedValue(1000, 1e9), new DatedValue(3000, 2e9)]))
            .Build();
        HarmonisedWorld equal = HarmonisedInputs.Of(world, [HarmonisedGroup.Capital], tick: 0);
        foreach (long tick in (long[])[0, 500, 1000, 1700, 2500, 9000])
        {
            double before = At(world, "rich", tick) + At(world, "poor", tick);
            double afterUsd = At(equal.World, "rich", tick) + At(equal.World, "poor", tick);
            Assert.Equal(before, afterUsd, 1);
            Assert.Equal(3 * At(equal.World, "rich", tick), At(equal.World, "poor", tick), 1);
            Assert.Equal(2 * At(equal.World, "rich", tick), At(equal.World, "unlimited", tick), 1);
        }

        // 20 and 3.33 M USD a MW; the mean of 400 MW.
        HarmonisedRow money = equal.Rows[0];
        Assert.Equal((20, 7.5), (money.From["a"], money.To));
        Assert.Equal(10 / 3.0, money.From["b"], 9);
        Assert.All(equal.World.Operators, known => Assert.Equal(0.2, known.CollateralShare, 9));
        Assert.Equal(8e9, equal.World.Operators.Sum(known => known.BurnUsdPerYear) * 400 / 600, 0);
    }

    [Fact]
    public void Fabs_of_a_kind_have_one_yield_and_the_world_begins_with_the_output_that_it_had()
    {
        ChipFabSpec good = ChainWorld().Build().Fabs.Single(fab => fab.Class == FabClass.Memory) with { Zone = "a" };
        ChipFabSpec poor = good with { Id = "poor", Zone = "b", Yield = 0.4, GrossStacksPerWafer = 60, CycleHours = 150 * 24 };
        ChipFabSpec idle = good with { Id = "idle", AiShare = DatedPath.Constant(0), Yield = 0.9 };
        HarmonisedWorld equal = HarmonisedInputs.Of(TwoCountries().Fab(good).Fab(poor).Fab(idle).Build(), [HarmonisedGroup.Fabs]);

        // 20 of 20 and 24 of 60 stacks a wafer are good, of as many wafers: 44 of 80.
        Assert.Equal([0.9, 0.55, 0.55], equal.World.Fabs.Select(fab => Math.Round(fab.Yield, 9)));
        Assert.Equal(20 + 0.4 * 60, equal.World.Fabs.Where(fab => fab.Id != "idle").Sum(fab => fab.Yield * fab.GrossStacksPerWafer), 9);
        HarmonisedRow cycle = equal.Rows.Single(row => row.Figure == "fabs, memory: cycle");
        Assert.Equal(("memory", 90, 150, 135), (cycle.Gates, cycle.From["a"], cycle.From["b"], cycle.To));
        Assert.Equal(2, equal.Rows.Length); // scrap and shipping were the same
    }

    [Fact]
    public void What_can_be_built_takes_the_same_time_and_the_same_share_of_the_load_in_whole_projects()
    {
        WorldSpec plain = TwoCountries().Build();
        BuildOptionSpec slow = new()
        {
            Like = plain.Fleets[0],
            CostUsdPerMwYear = 50_000,
            FirmShare = 0.95,
            LeadHours = 60 * Month,
            InstallHours = 12 * Month,
            BlockMw = 20,
            MostMwPerYear = 40,
        };
        BuildOptionSpec fast = slow with { Like = plain.Fleets[1], CostUsdPerMwYear = 90_000, LeadHours = 30 * Month, MostMwPerYear = 360 };
        WorldSpec world = plain with
        {
            Zones = [plain.Zones[0] with { BuildOptions = [slow] }, plain.Zones[1] with { BuildOptions = [fast] }],
        };
        HarmonisedWorld equal = HarmonisedInputs.Of(world, [HarmonisedGroup.Programmes]);
        BuildOptionSpec[] options = [.. equal.World.Zones.Select(zone => zone.BuildOptions.Single())];
        Assert.All(options, option => Assert.Equal((45 * Month, 12 * Month), (option.LeadHours, option.InstallHours)));

        // 400 MW a year for loads of 100 and 300 MW.
        Assert.Equal([100, 300], options.Select(option => option.MostMwPerYear));
        Assert.Equal([50_000, 90_000], options.Select(option => option.CostUsdPerMwYear)); // data
        Assert.Equal(["lead", "most_mw_year"], equal.Rows.Select(row => row.Figure.Split(": ")[1]));
    }

    [Fact]
    public void Targets_of_self_sufficiency_fall_with_the_programmes()
    {
        WorldSpec plain = TwoCountries().Build();
        WorldSpec world = plain with { Zones = [plain.Zones[0] with { SelfSufficiency = DatedPath.Constant(0.9) }, plain.Zones[1]] };
        HarmonisedWorld equal = HarmonisedInputs.Of(world, [HarmonisedGroup.Programmes]);
        Assert.All(equal.World.Zones, zone => Assert.Null(zone.SelfSufficiency));
        HarmonisedRow row = Assert.Single(equal.Rows);
        Assert.Equal(("self_sufficiency: highest share", 0.9, 0), (row.Figure, row.From["a"], row.To));
    }

    [Fact]
    public void Lines_that_can_be_widened_take_the_same_time_and_the_same_share_of_the_load_where_they_begin()
    {
        CorridorSpec slow = new()
        {
            Line = "a>b",
            CostUsdPerMwYear = 50_000,
            LeadHours = 60 * Month,
            InstallHours = 6 * Month,
            BlockMw = 20,
            MostMwPerYear = 40,
        };
        CorridorSpec fast = slow with { Line = "b>a", CostUsdPerMwYear = 90_000, LeadHours = 30 * Month, MostMwPerYear = 360 };
        WorldSpec world = TwoCountries().Line("a", "b", 10).Line("b", "a", 10).Widening("a", slow).Widening("b", fast).Build();
        HarmonisedWorld equal = HarmonisedInputs.Of(world, [HarmonisedGroup.Programmes]);
        CorridorSpec[] corridors = [.. equal.World.Countries.SelectMany(country => country.Corridors)];
        Assert.All(corridors, corridor => Assert.Equal((45 * Month, 6 * Month), (corridor.LeadHours, corridor.InstallHours)));

        // 400 MW a year for loads of 100 and 300 MW.
        Assert.Equal([100, 300], corridors.Select(corridor => corridor.MostMwPerYear));
        Assert.Equal([50_000, 90_000], corridors.Select(corridor => corridor.CostUsdPerMwYear)); // data
        Assert.Equal(["corridor_options: lead", "corridor_options: most_mw_year"], equal.Rows.Select(row => row.Figure));
    }

    [Fact]
    public void A_moratorium_that_binds_a_country_is_gone_with_equal_rows_and_nothing_is_left_to_make_equal()
    {
        WorldSpec world = TwoCountries()
            .With(zone => zone with { Permits = [new PermitRule(0, 87600, 0, 0)] })
            .Datacenter(Campus("a/one", "a", Step(0, 50), Plan(Month / 2, 0.1, 0, 0.1, 50), 50_000))
            .Datacenter(Campus("b/one", "b", Step(0, 50), Plan(Month / 2, 0.1, 0, 0.1, 50), 50_000))
            .Build();
        HarmonisedWorld equal = HarmonisedInputs.Of(world, HarmonisedInputs.All);
        Assert.Empty(HarmonisedInputs.Of(equal.World, HarmonisedInputs.All).Rows);
        Assert.True(ReliefOfPermit(world) > 0.5);
        Assert.Equal(0, ReliefOfPermit(equal.World), 6);
    }

    // Share of what b misses that an open permit gives back.
    private static double ReliefOfPermit(WorldSpec world)
    {
        var runs = new BottleneckRuns(world, new BottleneckOptions
        {
            Scenario = "small",
            Seed = 1,
            ForkTick = 0,
            Ticks = 4 * Month,
            Gates = [Bottleneck.Permit],
        });
        Assert.True(runs.Run(cancellation: TestContext.Current.CancellationToken));
        BottleneckResult result = runs.ResultOf(BottleneckRegion.Of("b"))!;
        return result.MissingExaflopDays > 0 ? result.ReliefByGate["permit"] / result.MissingExaflopDays : 0;
    }

    private static OperatorSpec Funded(string id, double burnUsd, double collateral, DatedValue[] path) => new(id, id, "a")
    {
        CapitalUsdPerYear = new DatedPath([.. path]),
        CollateralShare = collateral,
        BurnUsdPerYear = burnUsd,
    };

    private static double At(WorldSpec world, string id, long tick) =>
        world.Operators.Single(known => known.Id == id).CapitalUsdPerYear!.At(tick);

    private static SitePlanSpec PlanOf(HarmonisedWorld equal, string site) => equal.World.Datacenters.Single(dc => dc.Id == site).Plan!;

    private static WorldBuilder TwoCountries() => Zone(Zone(new WorldBuilder(), "a", 1000), "b", 1000, loadMw: 300);
}
