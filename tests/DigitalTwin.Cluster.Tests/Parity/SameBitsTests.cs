using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Contracts.Wire;
using DigitalTwin.Model.Specs;
using DigitalTwin.Testing.Worlds;

namespace DigitalTwin.Cluster.Tests.Parity;

/// <summary>A scenario and a seed give the same hash on grains as in one process, whatever the silos and wherever grains live.</summary>
public sealed class SameBitsTests
{
    private const int Ticks = 72;

    private static WorldSpec World { get; } = EveryKindWorld.Build();

    private static string Expected { get; } = RunRecorder.Run(World, Ticks).Hashes[^1].ToString();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Silos_do_not_show(int silos)
    {
        await using TestSilos cluster = await TestSilos.Start(silos, new FixedWorlds(World));
        RunStanding standing = await cluster.Run(FixedWorlds.SpecOf(World), Ticks);
        Assert.Equal(Expected, standing.Hash);
        Assert.Equal(0, standing.Recoveries);
    }

    [Fact]
    public async Task Placement_does_not_show()
    {
        await using TestSilos cluster = await TestSilos.Start(3, new FixedWorlds(World), scatters: true);
        RunStanding standing = await cluster.Run(FixedWorlds.SpecOf(World), Ticks);
        Assert.Equal(Expected, standing.Hash);
    }
}
