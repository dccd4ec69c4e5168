namespace DigitalTwin.Cluster.Tests.Parity;

/// <summary>
/// A scenario and a seed give the same hash on grains as in one process, whatever the silos and wherever grains live: a world with every
/// kind of entity, or any of the library with <c>TWIN_TRIAL=world-2025:336</c>.
/// </summary>
public sealed class SameBitsTests
{
    private static readonly int Ticks = Trial.IsAsked ? (int)Trial.Ticks : 72;

    private static WorldSpec World { get; } = Trial.IsAsked ? Trial.World : EveryKindWorld.Build();

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
        TestContext.Current.TestOutputHelper?.WriteLine($"{World.Name}, {silos} silos: {standing.Tick} ticks, {standing.Hash}");
    }

    [Fact]
    public async Task Placement_does_not_show()
    {
        await using TestSilos cluster = await TestSilos.Start(2, new FixedWorlds(World), scatters: true);
        RunStanding standing = await cluster.Run(FixedWorlds.SpecOf(World), Ticks);
        Assert.Equal(Expected, standing.Hash);
        TestContext.Current.TestOutputHelper?.WriteLine($"{World.Name}, scattered: {standing.Tick} ticks, {standing.Hash}");
    }
}
