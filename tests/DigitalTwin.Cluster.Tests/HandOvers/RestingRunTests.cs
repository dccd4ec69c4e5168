using System.Text.Json;
using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Simulations;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Model.World;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Testing.Worlds;
using Orleans.Runtime;

namespace DigitalTwin.Cluster.Tests.HandOvers;

/// <summary>A run at rest costs nothing: its grains end, who looks on wakes none of them, and it goes on when it is asked to.</summary>
public sealed class RestingRunTests
{
    private const int Ticks = 48;

    private static readonly CoordinatorGrainOptions RestsSoon = new() { EndsAtRestAfter = TimeSpan.FromSeconds(0.5) };

    private static WorldSpec World { get; } = EveryKindWorld.Build();

    private static RunSpec Spec { get; } = FixedWorlds.SpecOf(World);

    [Fact]
    public async Task A_run_at_rest_has_no_grains_and_looking_wakes_none()
    {
        await using TestSilos cluster = await TestSilos.Start(2, new FixedWorlds(World), simulations: RestsSoon);
        ICoordinatorGrain run = cluster.Grains.GetGrain<ICoordinatorGrain>("test");
        RunStanding there = await cluster.Run(Spec, Ticks);
        await AwaitActivations(cluster, atMost: 1);

        RunStanding at = await run.Stand();
        string summary = await run.Summarise();
        RunStanding asked = await run.AdvanceTo(Ticks);

        Assert.Equal((nameof(CoordinatorState.AtTarget), Ticks, there.Hash), (at.State, at.Tick, at.Hash));
        Assert.Equal(at, asked);
        Assert.Equal(Ticks, JsonDocument.Parse(summary).RootElement.GetProperty("ticks").GetInt32());
        Assert.All(await cluster.Activations(), grain => Assert.True(TestSilos.Is<CoordinatorGrain>(grain), grain.GrainType));

        RunStanding end = await cluster.Run(Spec, 2 * Ticks);
        Assert.Equal(RunRecorder.Run(World, 2 * Ticks).Hashes[^1], end.Hash);
        Assert.Equal((0, 2), (end.Recoveries, end.Epoch));
        Assert.True(WallOf(await run.Summarise()) >= WallOf(summary), "The wall time began anew with the coordinator.");
    }

    [Fact]
    public async Task A_run_is_stopped_and_goes_on_only_when_it_is_begun_again()
    {
        await using TestSilos cluster = await TestSilos.Start(1, new FixedWorlds(World), simulations: RestsSoon);
        ICoordinatorGrain run = cluster.Grains.GetGrain<ICoordinatorGrain>("test");
        await cluster.Run(Spec, Ticks);
        await run.AdvanceTo(1_000_000);

        await run.Halt();
        RunStanding stopped = await AwaitState(run, RunStates.Halted);
        RunStanding driven = await run.AdvanceTo(1_000_000); // a client that does not know yet
        await AwaitActivations(cluster, atMost: 1);

        Assert.Equal((RunStates.Halted, stopped.Tick), (driven.State, driven.Tick));
        Assert.Equal((RunStates.Halted, stopped.Tick), ((await run.Stand()).State, (await run.Stand()).Tick));
        RunStanding end = await cluster.Run(Spec, stopped.Tick + Ticks);
        Assert.Equal(RunRecorder.Run(World, (int)end.Tick).Hashes[^1], end.Hash);
        Assert.Equal(stopped.Tick + Ticks, end.Tick);
    }

    [Fact]
    public async Task A_forgotten_run_leaves_nothing_and_its_name_is_free()
    {
        await using TestSilos cluster = await TestSilos.Start(2, new FixedWorlds(World));
        ICoordinatorGrain run = cluster.Grains.GetGrain<ICoordinatorGrain>("test");
        await cluster.Run(Spec, Ticks);
        await run.AdvanceTo(1_000_000);

        await run.Forget();

        await AwaitActivations(cluster, atMost: 0);
        Assert.Equal(RunStates.Unknown, (await run.Stand()).State);
        await Assert.ThrowsAsync<RunRefusedException>(() => run.Forget());
        RunStanding another = await cluster.Run(FixedWorlds.SpecOf(World, seed: 2), Ticks);
        Assert.Equal((1, RunRecorder.Run(World, Ticks, seed: 2).Hashes[^1].ToString()), (another.Epoch, another.Hash));
    }

    [Fact]
    public async Task A_run_begins_without_silos_that_do_not_come_and_says_so()
    {
        var waits = new CoordinatorGrainOptions { ExpectedSilos = 3, WaitsForSilos = TimeSpan.FromSeconds(2) };
        await using TestSilos cluster = await TestSilos.Start(2, new FixedWorlds(World), simulations: waits);
        ICoordinatorGrain run = cluster.Grains.GetGrain<ICoordinatorGrain>("test");
        RunStanding begun = await run.Begin(Spec);

        Assert.Contains("Waits for 3 silos; 2 there", (await run.Stand()).Message);
        Assert.Equal(nameof(CoordinatorState.New), begun.State);
        RunStanding end = await cluster.Run(Spec, Ticks);
        Assert.Equal(RunRecorder.Run(World, Ticks).Hashes[^1], end.Hash);
    }

    [Fact]
    public async Task Coordinators_of_several_runs_are_spread_when_their_silo_is_vacated()
    {
        await using TestSilos cluster = await TestSilos.Start(3, new FixedWorlds(World));
        string[] names = ["a", "b", "c", "d"];
        SiloAddress? leaving = null;
        foreach (string name in names)
        {
            if (leaving is not null)
                RequestContext.Set(Orleans.Runtime.Placement.IPlacementDirector.PlacementHintKey, leaving);
            RunStanding begun = await cluster.Run(Spec, 2, name);
            leaving = SiloAddress.FromParsableString(begun.Silo);
            RequestContext.Clear();
        }

        foreach (string name in names)
        {
            ICoordinatorGrain run = cluster.Grains.GetGrain<ICoordinatorGrain>(name);
            await run.AdvanceTo(1_000_000);
            await TestSilos.Vacate(run, leaving!);
        }

        string[] homes = [.. await Task.WhenAll(names.Select(
            async name => (await AwaitState(cluster.Grains.GetGrain<ICoordinatorGrain>(name), nameof(CoordinatorState.Running))).Silo))];
        Assert.DoesNotContain(leaving!.ToParsableString(), homes);
        Assert.Equal(2, homes.Distinct().Count());
    }

    [Fact]
    public async Task Another_build_takes_no_epoch_of_a_run_that_it_cannot_repeat()
    {
        var registry = new MemoryRunRegistry();
        CoordinatorGrainOptions never = RestsSoon with { Coordination = new CoordinatorOptions { CheckpointEvery = null } };
        await using TestSilos cluster = await TestSilos.Start(1, new FixedWorlds(World), simulations: never, registry: registry);
        ICoordinatorGrain run = cluster.Grains.GetGrain<ICoordinatorGrain>("test");
        await cluster.Run(Spec, Ticks);
        await AwaitActivations(cluster, atMost: 0);
        await registry.Note("test", new EpochNote(1, true, 0, 0, "", "", DateTimeOffset.UnixEpoch, "another"));
        await registry.Want("test", ticks: true);

        RunRefusedException refused = await Assert.ThrowsAsync<RunRefusedException>(() => run.Begin(Spec));
        RunStanding standing = await run.Stand();

        Assert.Contains("made by build another", refused.Message);
        Assert.Equal((nameof(CoordinatorState.Stopped), 1, (long)Ticks), (standing.State, standing.Epoch, standing.Tick));
        Assert.Contains("test", await registry.Wanted());
        await registry.Note("test", new EpochNote(1, true, 0, 0, "", "", DateTimeOffset.UnixEpoch, ""));
        Assert.Equal(RunRecorder.Run(World, 2 * Ticks).Hashes[^1], (await cluster.Run(Spec, 2 * Ticks)).Hash);
    }

    private static double WallOf(string summary) => JsonDocument.Parse(summary).RootElement.GetProperty("wallSeconds").GetDouble();

    private static async Task AwaitActivations(TestSilos cluster, int atMost)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await cluster.Activations()).Length > atMost)
        {
            Assert.False(patience.IsCancellationRequested, "The grains do not end.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<RunStanding> AwaitState(ICoordinatorGrain run, string state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            RunStanding standing = await run.Stand();
            if (standing.State == state)
                return standing;
            Assert.False(patience.IsCancellationRequested, standing.ToString());
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
