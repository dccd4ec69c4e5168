namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// An operator asks for the same 120 MW in two queues at once. Zones "a" and "b" have 149 MW of headroom each; it files after a month, when
/// grids have a month of record. Ten days later a campus of 60 MW asks in b. Studies take two months, agreements three, networks next to
/// nothing.
/// </summary>
public sealed class DuplicateRequestTests
{
    private const long Filed = HeadroomRecord.LeastHours;
    private const long Asked = Filed + 10 * 24;
    private const int Ticks = 10 * Month;
    private static readonly SiteStepsSpec Steps = new(0, 2 * Month, 3 * Month, 0, 0, 0);
    private static readonly AcceleratorSpec Controlled = Chip with { Id = "fast-chip", ExportClass = "fast" };

    [Fact]
    public void The_first_grant_decides_and_the_other_requests_are_withdrawn_when_its_agreement_is_signed()
    {
        RunSummary summary = Run(World());
        SiteChoiceSummary choice = Assert.Single(summary.SiteChoices);
        Assert.True(choice.FiledEverywhere);
        Assert.Equal(("a", "z/twice@a"), (choice.Zone, choice.Site)); // both grant in the same hour: that of its own row

        // Filed on 31 January and permitted on 1 February; two months of 730 hours end on 2 April at 20:00. The grid looks at its queue at
        // midnight, and the operator knows an hour later.
        Assert.Equal(new DateTime(2025, 4, 3, 1, 0, 0, DateTimeKind.Utc), choice.DecidedUtc);
        Assert.Equal(["2025-04", "2025-04"], choice.Candidates.Select(candidate => candidate.GrantMonth));
        Assert.Equal(
            [new QueueSummary("a", 120, 120, 0, 120, 0), new QueueSummary("b", 180, 180, 120, 60, 0)], summary.Queues);
    }

    [Fact]
    public void Until_then_the_queues_hold_twice_what_will_be_built()
    {
        RunSummary summary = Run(World(), 3 * Month);
        Assert.Equal([120, 180], summary.Queues.Select(queue => queue.WaitingMw));
        Assert.Equal([0.12, 0.18], summary.Countries.Select(country => Math.Round(country.QueueGw, 9)));
    }

    [Fact]
    public void Others_wait_until_the_duplicate_is_withdrawn()
    {
        long alone = EnergisedTick(Run(World(withTwice: false)), Asked);
        long behind = EnergisedTick(Run(World()), Asked);

        // b reserves 120 of 149 MW from the grant to the signature, three months later; the 60 MW would have been granted ten days after
        // the one and are granted after the other: three months less ten days, and up to two days for looks at the queue and messages.
        Assert.InRange(behind - alone, 3 * Month - 10 * 24, 3 * Month - 10 * 24 + 48);
    }

    [Fact]
    public void Who_asks_in_one_queue_alone_takes_nothing_from_the_other()
    {
        long alone = EnergisedTick(Run(World(withTwice: false)), Asked);
        Assert.Equal(alone, EnergisedTick(Run(World(filesEverywhere: false)), Asked));
    }

    [Fact]
    public void The_campus_comes_to_power_where_it_was_granted_and_its_wait_counts_from_the_filing()
    {
        RunSummary summary = Run(World());
        CampusSummary campus = summary.Campuses.Single(known => known.Id == "z/twice@a");
        Assert.Equal(("a", 120.0), (campus.Zone, Math.Round(campus.EnergisedMw, 6)));

        // Two months of study and the agreement, 3 x (0.6 to 1.4) months, and a few days for looks at the queue.
        Assert.InRange(campus.MonthsToPower!.Value, 2 + 3 * 0.6, 2 + 3 * 1.4 + 0.1);
        Assert.DoesNotContain(summary.Campuses, known => known.Id == "z/twice@b");
    }

    [Fact]
    public void A_zone_whose_permits_stand_still_loses()
    {
        WorldBuilder world = World(zoneA: zone => zone with { Permits = [new PermitRule(0, long.MaxValue, 10, 0)] });
        RunSummary summary = Run(world);
        SiteChoiceSummary choice = Assert.Single(summary.SiteChoices);
        Assert.Equal(("b", (string?)null), (choice.Zone, choice.Candidates[0].PermitMonth));
        Assert.Equal(new QueueSummary("a", 120, 0, 120, 0, 0), summary.Queues[0]);
    }

    [Fact]
    public void Nobody_files_where_the_chips_are_not_licensed()
    {
        WorldBuilder world = World(family: Controlled).ExportControl(new ExportRule("fast", "a", 0, long.MaxValue));
        RunSummary summary = Run(world);
        Assert.Equal("b", Assert.Single(summary.SiteChoices).Zone);
        Assert.Equal("b", Assert.Single(summary.Queues).Zone);
    }

    [Fact]
    public void A_run_resumed_anywhere_in_between_ends_in_the_same_hash_and_so_does_one_whose_messages_are_bytes()
    {
        WorldSpec world = World().Build();
        string whole = Hash(world, []);
        long decided = 92 * 24 + 1;
        long[] reloadAt = [Filed, Filed + 1, Filed + 2, decided - 1, decided, decided + 1, decided + 2, decided + 3 * Month];
        Assert.Equal(whole, Hash(world, reloadAt));
        Assert.Equal(whole, Hash(world, [], encodes: true));
        Assert.NotEqual(whole, Hash(World(filesEverywhere: false).Build(), []));
    }

    private static WorldBuilder World(
        bool withTwice = true, bool filesEverywhere = true, AcceleratorSpec? family = null, Func<ZoneSpec, ZoneSpec>? zoneA = null)
    {
        SitePlanSpec plan = Plan(0, 0, 0, 0, 60) with { BuildsAtRisk = true, Steps = Steps };
        SitePlanSpec late = plan with { FirstMarkTick = Asked, AnnouncedTick = Asked };
        SitePlanSpec early = plan with { FirstMarkTick = Filed + 5 * Month };
        DatacenterSpec twice = Campus("z/twice", "a", Step(0, 120), early) with { Accelerator = family ?? Chip };
        WorldBuilder builder = Zone(new WorldBuilder(), "a", 1000, loadMw: 850).With(zoneA ?? (zone => zone));
        Zone(builder, "b", 1000, loadMw: 850).Datacenter(Campus("b/behind", "b", Step(0, 60), late));
        if (!withTwice)
            return builder;
        DatacenterSpec[] candidates =
        [
            twice with { Id = SiteChoice.IdOf("z/twice", "a") },
            twice with { Id = SiteChoice.IdOf("z/twice", "b"), Zone = "b", Country = "b" },
        ];
        return builder.Choice(SiteChoice.Of("z/twice", [.. candidates]) with { FilesEverywhere = filesEverywhere });
    }

    private static long EnergisedTick(RunSummary summary, long asked) =>
        asked + (long)Math.Round(summary.Campuses.Single(campus => campus.Id == "b/behind").MonthsToPower!.Value * Month);

    private static string Hash(WorldSpec world, long[] reloadAt, bool encodes = false) =>
        SmallRuns.Hash(world, 7 * Month, reloadAt, encodes);

    private static RunSummary Run(WorldBuilder builder, long ticks = Ticks) => SmallRuns.Told(SmallRuns.Summed(builder.Build(), ticks));
}
