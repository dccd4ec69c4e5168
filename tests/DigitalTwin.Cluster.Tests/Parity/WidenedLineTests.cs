namespace DigitalTwin.Cluster.Tests.Parity;

/// <summary>What the market coupling tells a country, and what the country builds of a line, crosses the wire between grains.</summary>
public sealed class WidenedLineTests
{
    private const int Ticks = WideningWorld.NewYear + 6;

    [Fact]
    public async Task A_line_is_widened_on_silos_in_the_same_hashes()
    {
        RunRecorder plain = RunRecorder.Run(WideningWorld.Build(), Ticks);
        Assert.Equal(300, plain.FlowMw("cheap>dear", Ticks - 1), 9);
        await using TestSilos cluster = await TestSilos.Start(2, new FixedWorlds(WideningWorld.Build()));
        RunStanding standing = await cluster.Run(FixedWorlds.SpecOf(WideningWorld.Build()), Ticks);
        Assert.Equal(plain.Hashes[^1].ToString(), standing.Hash);
    }
}
