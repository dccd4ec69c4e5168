namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// An operator takes the zone in which its campus would have power first, as far as grids and makers can tell, among those for which its
/// accelerators are licensed. Two zones, "home" and "away": what is promised is worked out by hand.
/// </summary>
public sealed class SiteChoiceTests
{
    private const long Mark = 3 * Month;
    private const int Ticks = 3 * Month;
    private static readonly AcceleratorSpec Controlled = Chip with { Id = "fast-chip", ExportClass = "fast" };

    [Fact]
    public void The_zone_with_the_shorter_queue_is_taken()
    {
        // At home 1,000 MW of plant serve 950 of load, and the incumbent asks for more than is left: its queue is long.
        SiteChoiceSummary choice = Assert.Single(Run(World(homePlantMw: 1000), Ticks).SiteChoices);
        Assert.Equal(("z/new", "away", "z/new@away"), (choice.Campus, choice.Zone, choice.Site));
        (SiteCandidateSummary home, SiteCandidateSummary away) = (choice.Candidates[0], choice.Candidates[1]);

        // Network 3 months after the grant; a shell stands 6 months after the first mark, or after the grant where that is later. At home
        // 40 MW and 200 MW ahead meet at most 50 MW: the lack is 4.75 times the campus, and so many years are promised.
        Assert.Equal(("2025-10", true, false), (away.PowerMonth, away.Chosen, home.Chosen));
        Assert.Equal((200, 0), (home.AheadMw, away.AheadMw));
        Assert.True(string.CompareOrdinal(home.PowerMonth, "2029-12") > 0, $"home promised {home.PowerMonth}");
        Assert.InRange(home.FreeMw, 30, 50);
        Assert.True(away.FreeMw > 40);
    }

    [Fact]
    public void The_campus_joins_the_chosen_zone_and_comes_to_power_there()
    {
        RunSummary summary = Run(World(homePlantMw: 1000), 14 * Month);
        CampusSummary campus = summary.Campuses.Single(known => known.Id.StartsWith("z/new", StringComparison.Ordinal));
        Assert.Equal(("z/new@away", "away", 40.0), (campus.Id, campus.Zone, Math.Round(campus.EnergisedMw, 6)));
        DateTime decided = summary.SiteChoices[0].DecidedUtc!.Value;

        // The study takes 2 months, so it asks a month after the beginning, when the grids have a month of record; answers take 2 hours.
        Assert.Equal(new DateTime(2025, 1, 31, 12, 0, 0, DateTimeKind.Utc), decided);
    }

    [Fact]
    public void Of_equals_the_zone_of_its_own_row_is_taken()
    {
        SiteChoiceSummary choice = Assert.Single(Run(World(homePlantMw: 10_000), Ticks).SiteChoices);
        Assert.Equal(choice.Candidates[0].PowerMonth, choice.Candidates[1].PowerMonth);
        Assert.Equal("home", choice.Zone);
    }

    [Fact]
    public void A_zone_under_export_control_is_not_taken_whatever_its_queue()
    {
        WorldBuilder world = World(homePlantMw: 1000, Controlled).ExportControl(new ExportRule("fast", "away", 0, long.MaxValue));
        SiteChoiceSummary choice = Assert.Single(Run(world, Ticks).SiteChoices);
        Assert.Equal(("home", true, false), (choice.Zone, choice.Candidates[0].Licensed, choice.Candidates[1].Licensed));
        Assert.True(string.CompareOrdinal(choice.Candidates[1].PowerMonth, choice.Candidates[0].PowerMonth) < 0);
    }

    [Fact]
    public void A_control_that_nobody_knows_of_yet_keeps_nobody_away()
    {
        WorldBuilder world = World(homePlantMw: 1000, Controlled).ExportControl(new ExportRule("fast", "away", 2 * Month, long.MaxValue));
        Assert.Equal("away", Assert.Single(Run(world, Ticks).SiteChoices).Zone);
    }

    [Fact]
    public void A_moratorium_counts_until_its_end()
    {
        WorldBuilder world = World(homePlantMw: 10_000, change: zone => zone with
        {
            Permits = zone.Id == "home" ? [new PermitRule(0, 18 * Month, 10, 0)] : [],
        });
        SiteChoiceSummary choice = Assert.Single(Run(world, Ticks).SiteChoices);
        Assert.Equal(("away", "2026-07"), (choice.Zone, choice.Candidates[0].PermitMonth));
    }

    [Fact]
    public void Turbines_of_its_own_are_taken_where_the_makers_deliver_before_the_grid()
    {
        // The makers have kept a month's output and deliver the rest in 3 months, or in 39: before the grid at home grants, or not.
        foreach ((double mwPerYear, string zone) in ((double, string)[])[(120, "away"), (12, "home")])
        {
            WorldBuilder world = World(homePlantMw: 1000, incumbentMw: 60, change: zone => zone, awayTrack: ConnectionTrack.OnSite)
                .Supply(new SupplySpec(SupplySpec.GasTurbine, "away", DatedPath.Constant(mwPerYear)));
            SiteChoiceSummary choice = Assert.Single(Run(world, Ticks).SiteChoices);
            Assert.Equal(zone, choice.Zone);
            Assert.Equal(12 * 40 / mwPerYear - 1, choice.Candidates[1].TurbineMonths!.Value, 1);
        }
    }

    [Fact]
    public void A_run_resumed_between_question_and_answer_ends_in_the_same_hash_and_so_does_one_whose_messages_are_bytes()
    {
        WorldSpec world = World(homePlantMw: 1000).Build();
        string whole = Hash(world, reloadAt: []);
        long asks = world.SiteChoices[0].AskTick;
        Assert.Equal(Mark - 2 * Month, asks);
        Assert.Equal(whole, Hash(world, reloadAt: [asks, asks + 1, asks + 2, asks + 3, asks + 4, asks + 100]));
        Assert.Equal(whole, Hash(world, reloadAt: [], encodes: true));
        Assert.NotEqual(whole, Hash(World(homePlantMw: 10_000).Build(), reloadAt: []));
    }

    private static string Hash(WorldSpec world, long[] reloadAt, bool encodes = false) =>
        SmallRuns.Hash(world, 2 * Month, reloadAt, encodes);

    /// <summary>
    /// Two zones with 950 MW of load; an incumbent who asked at home when the run began; a campus of 40 MW that may go to either.
    /// </summary>
    private static WorldBuilder World(
        double homePlantMw, AcceleratorSpec? family = null, Func<ZoneSpec, ZoneSpec>? change = null, double incumbentMw = 200,
        ConnectionTrack awayTrack = ConnectionTrack.Firm)
    {
        SitePlanSpec plan = Plan(Mark, 2, 6, 3, 40);
        DatacenterSpec campus = Campus("z/new", "home", Step(Mark, 40), plan) with { Accelerator = family ?? Chip };
        DatacenterSpec other = campus with
        {
            Zone = "away",
            Country = "away",
            Plan = plan with { Track = awayTrack, OrdersTurbines = true },
        };
        WorldBuilder builder = Zone(new WorldBuilder(), "away", 10_000, 950).With(change ?? (zone => zone));
        return Zone(builder, "home", homePlantMw, 950).With(change ?? (zone => zone))
            .Datacenter(Campus("home/incumbent", "home", Step(0, incumbentMw), Plan(24, 0, 0, 1, incumbentMw)))
            .Choice("z/new", campus, other);
    }

    private static RunSummary Run(WorldBuilder builder, long ticks) => SmallRuns.Told(SmallRuns.Summed(builder.Build(), ticks));
}
