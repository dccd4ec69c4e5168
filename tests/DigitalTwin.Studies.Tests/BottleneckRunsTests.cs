using DigitalTwin.Results.Compute;
using DigitalTwin.Results.Summaries;
using DigitalTwin.Runs.Local;

namespace DigitalTwin.Studies.Tests;

/// <summary>
/// Gates opened alone in forks of a run: what relieves and what does not can be said beforehand, since one gate, or two, hold the campus.
/// </summary>
public sealed class BottleneckRunsTests
{
    private const long Fork = Month;
    private const long End = 4 * Month;

    [Fact]
    public void A_fork_with_nothing_opened_ends_as_the_run_that_was_never_forked()
    {
        WorldSpec world = ChainWorld().Build();
        var whole = new RunOptions { Scenario = "small", Seed = 1, Ticks = End, Threads = 1 };
        using LocalRun straight = LocalRun.Start(world, whole, new AssumptionSummary(0, 0));
        Assert.True(straight.Advance(cancellation: TestContext.Current.CancellationToken));
        BottleneckRuns runs = Run(world, []);
        Assert.Equal(straight.Summarise().Hash, runs.Ends[Bottleneck.None].Hash);
        Assert.Equal(End, runs.Ends[Bottleneck.None].Ticks);
        Assert.Equal(Fork, runs.Trunk!.Ticks);
    }

    [Fact]
    public void The_gate_that_holds_a_campus_binds_and_the_others_relieve_nothing()
    {
        // The chips are there and the hall stands; turbines come after ten months at the rate of the makers.
        SitePlanSpec plan = Plan(0, 0, 0, 0.1, 120) with { Track = ConnectionTrack.OnSite, OrdersTurbines = true };
        WorldSpec world = Zone(new WorldBuilder(), "z", 1000)
            .Datacenter(Campus("z/site", "z", Step(0, 120), plan, 120_000))
            .Supply(new SupplySpec(SupplySpec.GasTurbine, "z", DatedPath.Constant(144)))
            .Build();
        BottleneckResult result = Run(world,
            [Bottleneck.Connection, Bottleneck.Headroom, Bottleneck.Shell, Bottleneck.Turbines, Bottleneck.Packaging])
            .ResultOf(BottleneckRegion.Of("z"))!;
        Assert.Equal("turbines", result.Binding);
        Assert.InRange(result.ReliefByGate["turbines"], 0.98 * result.MissingExaflopDays, result.MissingExaflopDays);
        foreach (string other in (string[])["connection", "headroom", "shell", "packaging"])
            Assert.Equal(0, result.ReliefByGate[other], 6);
        Assert.InRange(result.Joint, 0, 0.02 * result.MissingExaflopDays);
        Assert.InRange(result.ByCause["turbine"], 0.99 * result.MissingExaflopDays, result.MissingExaflopDays);
        Assert.Equal((120, 0), (result.Figures.PlanMw, result.Figures.EnergisedMw));
    }

    [Theory]
    [InlineData(Bottleneck.Permit)]
    [InlineData(Bottleneck.Connection)]
    [InlineData(Bottleneck.Headroom)]
    [InlineData(Bottleneck.Shell)]
    public void Each_gate_of_a_site_opens_what_it_names(Bottleneck held)
    {
        // Two years for the step in question, next to nothing for the others.
        SitePlanSpec plan = held switch
        {
            Bottleneck.Permit => Plan(24 * Month, 0, 0, 0.1, 50) with { Steps = new SiteStepsSpec(24 * Month, 0, 0, 24, 0, 0) },
            Bottleneck.Connection => Plan(0, 0, 0, 24, 50),
            Bottleneck.Shell => Plan(0, 0, 24, 0.1, 50),
            _ => Plan(24, 0, 0, 0.1, 50),
        };
        WorldSpec world = Zone(new WorldBuilder(), "z", held == Bottleneck.Headroom ? 1000 : 10_000,
            loadMw: held == Bottleneck.Headroom ? 990 : 100)
            .Datacenter(Campus("z/site", "z", Step(0, 50), plan with { BuildsAtRisk = true }, 50_000))
            .Build();
        BottleneckRuns runs = Run(world, [Bottleneck.Permit, Bottleneck.Connection, Bottleneck.Headroom, Bottleneck.Shell]);
        BottleneckResult result = runs.ResultOf(BottleneckRegion.Of("z"))!;
        Assert.Equal(0, result.Figures.EnergisedMw);
        if (held == Bottleneck.Headroom)
        {
            // What is granted and cannot be served is shed: opening the queue alone moves the shortfall to another cause.
            CampusSummary campus = Assert.Single(runs.Ends[Bottleneck.Headroom].Campuses);
            Assert.Equal(50, campus.EnergisedMw);
            Assert.True(campus.ShortfallByCause["shedding"] > 0);
        }
        else if (held != Bottleneck.Permit)
        {
            // What is left of three months: a month of network that an open connection takes, a day for the rest.
            Assert.Equal(held.ToString().ToLowerInvariant(), result.Binding);
            Assert.InRange(result.ReliefByGate[result.Binding], 0.6 * result.MissingExaflopDays, result.MissingExaflopDays);
        }
        else
        {
            // The first mark, two years ahead, still dates the shell: two gates hold the site, and neither alone relieves it.
            Assert.Equal("", result.Binding);
            Assert.Equal(result.MissingExaflopDays, result.Joint, 6);
        }
    }

    [Fact]
    public void What_two_gates_hold_at_once_is_joint()
    {
        // No turbines and no shell for years.
        SitePlanSpec plan = Plan(0, 0, 48, 0.1, 120) with { Track = ConnectionTrack.OnSite, OrdersTurbines = true };
        WorldSpec world = Zone(new WorldBuilder(), "z", 1000)
            .Datacenter(Campus("z/site", "z", Step(0, 120), plan, 120_000))
            .Supply(new SupplySpec(SupplySpec.GasTurbine, "z", DatedPath.Constant(12)))
            .Build();
        BottleneckResult result = Run(world, [Bottleneck.Shell, Bottleneck.Turbines]).ResultOf(BottleneckRegion.Of("z"))!;
        Assert.Equal("", result.Binding);
        Assert.True(result.MissingExaflopDays > 0);
        Assert.Equal(result.MissingExaflopDays, result.Joint, 6);
    }

    private static BottleneckRuns Run(WorldSpec world, Bottleneck[] gates)
    {
        var runs = new BottleneckRuns(world, new BottleneckOptions
        {
            Scenario = "small",
            Seed = 1,
            ForkTick = Fork,
            Ticks = End,
            Gates = [.. gates],
        });
        Assert.True(runs.Run(cancellation: TestContext.Current.CancellationToken));
        return runs;
    }
}
