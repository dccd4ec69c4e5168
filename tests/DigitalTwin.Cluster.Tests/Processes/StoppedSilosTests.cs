namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>Silos come and go as planned while a run goes on: grids move at a barrier, and nothing is computed twice.</summary>
public sealed class StoppedSilosTests : ProcessTests
{
    [Fact]
    public async Task A_silo_is_stopped()
    {
        await using SiloProcesses cluster = await Begun(3);
        await cluster.Stop(await OtherThanTheCoordinators(cluster));
        await SameEndWithoutRecovery(cluster);
    }

    [Fact]
    public async Task The_coordinators_silo_is_stopped()
    {
        await using SiloProcesses cluster = await Begun(3);
        await cluster.Stop(await cluster.CoordinatorOf(Trial.Run));
        await SameEndWithoutRecovery(cluster);
    }

    [Fact]
    public async Task A_silo_joins_and_is_given_grids()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(1);
        await cluster.Ask(Trial.Run, Trial.Spec, Trial.Midway);
        await cluster.Await(Trial.Run, Trial.Midway);
        cluster.Begin("silo-2");
        await cluster.AwaitSilos(2);
        Assert.Equal([Trial.Run], (await cluster.Runs()).Select(run => run.Run));
        await cluster.GoOnUntilEpoch(Trial.Run, 2);
        await cluster.Advance(Trial.Run, Trial.Ticks);
        await SameEndWithoutRecovery(cluster);
        DetailedGrainStatistic[] grains = await cluster.Activations();
        Assert.Equal(2, grains.Select(grain => grain.SiloAddress).Distinct().Count());
        TestSilos.AssertTogether(grains);
    }
}
