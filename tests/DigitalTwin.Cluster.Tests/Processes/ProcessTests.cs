namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>What tests with processes have in common. One at a time: a machine that is too busy loses silos by itself.</summary>
[Trait("Category", "Processes")]
[Collection("Processes")]
public abstract class ProcessTests
{
    /// <summary>Starts silos and a run on them that is under way.</summary>
    private protected static async Task<SiloProcesses> Begun(int silos, string settings = "")
    {
        SiloProcesses cluster = await SiloProcesses.Start(silos, settings);
        await cluster.Ask(Trial.Run, Trial.Spec, Trial.Ticks);
        await cluster.Await(Trial.Run, Trial.Midway);
        return cluster;
    }

    /// <summary>A silo that carries grids and is not the coordinator's.</summary>
    private protected static async Task<string> OtherThanTheCoordinators(SiloProcesses cluster)
    {
        string coordinator = await cluster.CoordinatorOf(Trial.Run);
        return (await cluster.Silos()).Where(silo => silo.Name != coordinator).MaxBy(silo => silo.Grains)!.Name;
    }

    /// <summary>The run ends by itself in the local engine's hash.</summary>
    private protected static async Task<RunStanding> SameEnd(SiloProcesses cluster)
    {
        RunStanding end = await cluster.Await(Trial.Run, Trial.Ticks);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Trial.World.Name}, {end.Tick} ticks: {end.Hash}; epoch {end.Epoch}, {end.Recoveries} recoveries, {end.Replayed} again");
        foreach (EpochNote note in await cluster.Chronicle(Trial.Run))
            TestContext.Current.TestOutputHelper?.WriteLine(note.ToString());
        Assert.Equal(Trial.Expected, end.Hash);
        await AssertOneOfEach(cluster);
        return end;
    }

    /// <summary>The run ends in the same hash after one recovery, which computes again what the newest root lacks and no more.</summary>
    /// <param name="cluster">The silos.</param>
    /// <param name="rootTick">Tick of the newest root when something was lost.</param>
    private protected static async Task SameEndAfterRecovery(SiloProcesses cluster, long rootTick)
    {
        RunStanding end = await SameEnd(cluster);
        Assert.True(end.Recoveries == 1, $"{end}{Environment.NewLine}{cluster.Logs()}");
        EpochNote recovery = Assert.Single(await cluster.Chronicle(Trial.Run), note => !note.Planned);
        Assert.True(recovery.Tick >= rootTick && rootTick > 0, $"{recovery}, the root was at {rootTick}");
    }

    /// <summary>Orleans counts one activation for each entity, of its kind, and members with their grid.</summary>
    private protected static async Task AssertOneOfEach(SiloProcesses cluster)
    {
        DetailedGrainStatistic[] grains = await cluster.Activations();
        TestSilos.AssertOneOfEach(Trial.World, grains);
        TestSilos.AssertTogether(grains);
    }

    private protected static async Task SameEndWithoutRecovery(SiloProcesses cluster)
    {
        RunStanding end = await SameEnd(cluster);
        Assert.True((end.Recoveries, end.Replayed) == (0, 0), $"{end}{Environment.NewLine}{cluster.Logs()}");
    }
}
