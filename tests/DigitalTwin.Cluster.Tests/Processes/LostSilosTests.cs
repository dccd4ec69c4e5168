using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Contracts.Wire;
using DigitalTwin.Model.Specs;
using DigitalTwin.Scenarios;
using DigitalTwin.Testing.Worlds;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>Silos and Redis are lost while a run goes on, as processes with the production's settings: the hashes do not show it.</summary>
[Trait("Category", "Processes")]
public sealed class LostSilosTests
{
    private const long Ticks = 1200;
    private const string Run = "run";

    private static WorldSpec World { get; } = ScenarioLoader.Load(Repository.Scenario("two-zones")).World!;

    private static RunSpec Spec { get; } = new(World.Name, World.Digest, 1);

    private static string Expected { get; } = RunRecorder.Run(World, Ticks).Hashes[^1];

    [Fact]
    public async Task A_silo_is_killed()
    {
        await using SiloProcesses cluster = await Begun(3);
        string coordinator = await cluster.CoordinatorOf(Run);
        cluster.Kill((await cluster.Silos()).Where(silo => silo.Name != coordinator).MaxBy(silo => silo.Grains)!.Name);
        await AssertSameEnd(cluster, recoveries: 1);
    }

    [Fact]
    public async Task The_coordinators_silo_is_killed()
    {
        await using SiloProcesses cluster = await Begun(3);
        cluster.Kill(await cluster.CoordinatorOf(Run));
        await AssertSameEnd(cluster, recoveries: 1);
    }

    [Fact]
    public async Task All_silos_are_killed_and_come_back()
    {
        await using SiloProcesses cluster = await Begun(2);
        cluster.Kill("silo-1");
        cluster.Kill("silo-2");
        cluster.Begin("silo-1");
        cluster.Begin("silo-2");
        await AssertSameEnd(cluster, recoveries: 1);
    }

    [Fact]
    public async Task Redis_is_killed_and_comes_back_later()
    {
        await using SiloProcesses cluster = await Begun(2);
        cluster.Redis.Kill();
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        RunStanding paused = await cluster.Stand(Run);
        cluster.Redis.Begin();
        await AssertSameEnd(cluster, recoveries: null);
        Assert.Contains("the run waits", paused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_hands_its_grids_over()
    {
        await using SiloProcesses cluster = await Begun(3);
        await cluster.Stop("silo-2");
        RunStanding end = await AssertSameEnd(cluster, recoveries: 0);
        Assert.Equal(0, end.Replayed);
    }

    private static async Task<SiloProcesses> Begun(int silos)
    {
        SiloProcesses cluster = await SiloProcesses.Start(silos);
        await cluster.Ask(Run, Spec, Ticks);
        await cluster.Await(Run, 100);
        return cluster;
    }

    private static async Task<RunStanding> AssertSameEnd(SiloProcesses cluster, int? recoveries)
    {
        RunStanding end = await cluster.Await(Run, Ticks);
        Assert.Equal(Expected, end.Hash);
        Assert.True(recoveries is null || recoveries == end.Recoveries, $"{end}{Environment.NewLine}{cluster.Logs()}");
        Assert.True(end.MostReplayed <= 48, end.ToString());
        return end;
    }
}
