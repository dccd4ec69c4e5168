namespace DigitalTwin.Cluster.Tests.Placement;

/// <summary>A grain for every entity, and members with their grid: counted by Orleans' own statistics.</summary>
public sealed class LivingTogetherTests
{
    private static WorldSpec World { get; } = EveryKindWorld.Build();

    [Fact]
    public async Task Every_entity_is_one_activation_and_members_live_with_their_grid()
    {
        await using TestSilos cluster = await TestSilos.Start(3, new FixedWorlds(World));
        await cluster.Run(FixedWorlds.SpecOf(World), 30);

        DetailedGrainStatistic[] grains = await cluster.Activations();
        TestSilos.AssertOneOfEach(World, grains);
        Assert.True(grains.Select(grain => grain.SiloAddress).Distinct().Count() > 1, "Nothing was spread over the silos.");
        TestSilos.AssertTogether(grains);
    }
}
