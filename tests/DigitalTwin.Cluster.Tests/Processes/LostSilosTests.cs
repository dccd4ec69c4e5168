using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Contracts.Wire;
using DigitalTwin.Model.Specs;
using DigitalTwin.Scenarios;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Worlds;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>A silo is lost while a run goes on, as processes with the production's settings: the hashes do not show it.</summary>
[Trait("Category", "Processes")]
public sealed class LostSilosTests
{
    private const long Ticks = 1200;
    private const string Run = "run";

    private static WorldSpec World { get; } = ScenarioLoader.Load(RepositoryFolder.Scenario("two-zones")).World!;

    private static RunSpec Spec { get; } = new(World.Name, World.Digest, 1);

    private static string Expected { get; } = RunRecorder.Run(World, Ticks).Hashes[^1];

    [Fact]
    public async Task A_silo_is_killed()
    {
        await using SiloProcesses cluster = await Begun(3);
        string coordinator = await cluster.CoordinatorOf(Run);
        cluster.Kill((await cluster.Silos()).Where(silo => silo.Name != coordinator).MaxBy(silo => silo.Grains)!.Name);
        await AssertSameEnd(cluster);
    }

    [Fact]
    public async Task The_coordinators_silo_is_killed()
    {
        await using SiloProcesses cluster = await Begun(3);
        cluster.Kill(await cluster.CoordinatorOf(Run));
        await AssertSameEnd(cluster);
    }

    private static async Task<SiloProcesses> Begun(int silos)
    {
        SiloProcesses cluster = await SiloProcesses.Start(silos);
        await cluster.Ask(Run, Spec, Ticks);
        await cluster.Await(Run, 100);
        return cluster;
    }

    private static async Task AssertSameEnd(SiloProcesses cluster)
    {
        RunStanding end = await cluster.Await(Run, Ticks);
        Assert.Equal(Expected, end.Hash);
        Assert.True(end.Recoveries >= 1, $"{end}{Environment.NewLine}{cluster.Logs()}");
        Assert.True(end.MostReplayed <= 48, end.ToString());
    }
}
