namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>Silos are lost while a run goes on: the hashes do not show it, and nobody need do anything.</summary>
public sealed class LostSilosTests : ProcessTests
{
    [Fact]
    public async Task A_silo_is_killed()
    {
        await using SiloProcesses cluster = await Begun(3);
        string lost = await OtherThanTheCoordinators(cluster);
        long root = await cluster.RootTick(Trial.Run);
        cluster.Kill(lost);
        await SameEndAfterRecovery(cluster, root);
    }

    [Fact]
    public async Task The_coordinators_silo_is_killed()
    {
        await using SiloProcesses cluster = await Begun(3);
        string lost = await cluster.CoordinatorOf(Trial.Run);
        long root = await cluster.RootTick(Trial.Run);
        cluster.Kill(lost);
        await SameEndAfterRecovery(cluster, root);
    }

    [Fact]
    public async Task All_silos_are_killed_and_begun_again()
    {
        await using SiloProcesses cluster = await Begun(3);
        string[] names = [.. cluster.Names];
        long root = await cluster.RootTick(Trial.Run);
        foreach (string name in names)
            cluster.Kill(name);
        foreach (string name in names)
            cluster.Begin(name);
        await SameEndAfterRecovery(cluster, root);
    }
}
