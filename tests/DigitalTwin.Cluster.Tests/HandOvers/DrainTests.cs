namespace DigitalTwin.Cluster.Tests.HandOvers;

/// <summary>Grids move at a barrier, whole, with a new epoch; nothing is computed twice and the hashes do not show it.</summary>
public sealed class DrainTests
{
    private const int Ticks = 400;

    private static WorldSpec World { get; } = EveryKindWorld.Build();

    [Fact]
    public async Task A_silo_is_vacated_while_the_run_goes_on()
    {
        await using TestSilos cluster = await TestSilos.Start(3, new FixedWorlds(World));
        ICoordinatorGrain simulation = cluster.Grains.GetGrain<ICoordinatorGrain>("test");
        await cluster.Run(FixedWorlds.SpecOf(World), 20);
        DetailedGrainStatistic[] before = await cluster.Activations();
        SiloAddress coordinator = before.Single(grain => TestSilos.Is<CoordinatorGrain>(grain)).SiloAddress;
        SiloAddress leaving = before.Select(grain => grain.SiloAddress).First(silo => !silo.Equals(coordinator));

        await simulation.AdvanceTo(Ticks);
        await TestSilos.Vacate(simulation, leaving);
        DetailedGrainStatistic[] after = await cluster.Activations();
        RunStanding end = await cluster.Run(FixedWorlds.SpecOf(World), Ticks);

        Assert.DoesNotContain(after, grain => grain.SiloAddress.Equals(leaving));
        TestSilos.AssertTogether(after);
        Assert.Equal(RunRecorder.Run(World, Ticks).Hashes[^1], end.Hash);
        Assert.Equal((0, 0L, 2), (end.Recoveries, end.Replayed, end.Epoch));
    }

    [Fact]
    public async Task The_coordinators_own_silo_is_vacated_while_the_run_goes_on()
    {
        await using TestSilos cluster = await TestSilos.Start(3, new FixedWorlds(World));
        ICoordinatorGrain simulation = cluster.Grains.GetGrain<ICoordinatorGrain>("test");
        RunStanding begun = await cluster.Run(FixedWorlds.SpecOf(World), 20);
        SiloAddress leaving = SiloAddress.FromParsableString(begun.Silo);
        SiloAddress other = (await cluster.Activations()).Select(grain => grain.SiloAddress).First(silo => !silo.Equals(leaving));

        await simulation.AdvanceTo(Ticks);
        RequestContext.Set(Orleans.Runtime.Placement.IPlacementDirector.PlacementHintKey, other);
        await TestSilos.Vacate(simulation, leaving);
        RequestContext.Clear();
        RunStanding end = await cluster.Run(FixedWorlds.SpecOf(World), Ticks);

        Assert.NotEqual(begun.Silo, end.Silo);
        Assert.Equal(RunRecorder.Run(World, Ticks).Hashes[^1], end.Hash);
        Assert.Equal((0, 0L), (end.Recoveries, end.Replayed));
    }
}
