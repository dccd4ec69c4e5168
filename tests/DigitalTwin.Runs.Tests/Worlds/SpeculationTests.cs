namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// Who will not build reserves what others wait for, until an agreement would have to be signed. A zone with 149 MW of headroom, requests
/// of 120 MW on speculation, and a campus of 60 MW that asks five days later. Studies take two months, agreements three.
/// </summary>
public sealed class SpeculationTests
{
    private const long Filed = 35 * 24;
    private const long Asked = 40 * 24;
    private const int Ticks = 12 * Month;

    private static readonly SiteStepsSpec Steps = new(0, 2 * Month, 3 * Month, 0, 0, 0);

    [Fact]
    public void A_campus_waits_for_what_is_reserved_until_it_is_withdrawn()
    {
        SummaryBuilder alone = Run(World());
        SummaryBuilder behind = Run(World(120));
        long waited = EnergisedTick(behind) - EnergisedTick(alone);

        // The others were studied five days before: the campus is granted when their three months are over, and not two months from now.
        Assert.InRange(waited, 3 * Month - 6 * 24, 3 * Month - 3 * 24);
        Assert.Equal(60, behind.BuildOut.Campuses.Single().Latest.EnergisedMw, 6);
    }

    [Fact]
    public void Of_the_power_asked_for_all_has_withdrawn_is_connected_or_waits()
    {
        QueueSummary halfway = Assert.Single(Run(World(120), ticks: 4 * Month).BuildOut.Queues());
        Assert.Equal(new QueueSummary("z", 180, 120, 0, 0, 180), halfway);
        QueueSummary end = Assert.Single(Run(World(120)).BuildOut.Queues());
        Assert.Equal(new QueueSummary("z", 180, 180, 120, 60, 0), end);
    }

    [Fact]
    public void What_meets_no_capacity_withdraws_too()
    {
        // 240 MW in four requests of 60: two are granted, and two wait until they give up.
        QueueSummary end = Assert.Single(Run(World(240)).BuildOut.Queues());
        Assert.Equal((300, 240, 60, 0.0), (end.RequestedMw, end.WithdrawnMw, end.ConnectedMw, end.WaitingMw));
    }

    [Fact]
    public void What_was_filed_before_the_run_is_in_the_queue_when_it_begins()
    {
        QueueSummary first = Assert.Single(Run(World(120, filed: -Month), ticks: 24).BuildOut.Queues());
        Assert.Equal((120, 120.0), (first.RequestedMw, first.WaitingMw));
    }

    [Fact]
    public void A_run_resumed_while_they_wait_ends_in_the_same_hash()
    {
        WorldSpec world = World(120).Build();
        Assert.Equal(Hash(world, []), Hash(world, [Filed, Filed + 1, Filed + 2 * Month, Filed + 5 * Month]));
    }

    private static WorldBuilder World(double speculativeMw = 0, long filed = Filed)
    {
        SitePlanSpec plan = Plan(Asked + 5 * Month, 2, 0, 0, 60) with { BuildsAtRisk = true, Steps = Steps, AnnouncedTick = Asked };
        var requests = new SpeculativeRequest(filed, speculativeMw, 60, new TrackSteps(ConnectionTrack.Firm, Steps));
        return Zone(new WorldBuilder(), "z", 1000, loadMw: 850)
            .With(zone => zone with { Speculations = speculativeMw > 0 ? [requests] : [] })
            .Datacenter(Campus("z/campus", "z", Step(0, 60), plan));
    }

    private static long EnergisedTick(SummaryBuilder summary) => summary.BuildOut.Campuses.Single().Latest.Blocks[0].EnergisedTick;

    private static string Hash(WorldSpec world, long[] reloadAt) => SmallRuns.Hash(world, 6 * Month, reloadAt);

    private static SummaryBuilder Run(WorldBuilder builder, long ticks = Ticks) => SmallRuns.Summed(builder.Build(), ticks);
}
