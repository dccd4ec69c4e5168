using static DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>How much new load a zone has room for, by the curtailment that the load accepts.</summary>
public sealed class HostingTests
{
    [Fact]
    public void Who_accepts_some_hours_of_curtailment_finds_more_room()
    {
        // 1,000 MW of load, plant of 1,520 and a reserve of one unit of 1 MW: 519 MW of headroom. In 5 of 1,000 hours the
        // plant is derated to 1,330: 329 MW.
        WorldSpec world = new WorldBuilder().Zone("z", 1000)
            .Thermal("z", "gas", 1520, 40, fleet => fleet with { UnitMw = 1 }).Build();
        var summary = new SummaryBuilder(world);
        var driver = new TickDriver(world, [Derate("z/gas", at: 200, left: 0.875, hours: 5)]);
        for (int tick = 0; tick < 1000; tick++)
            summary.Take(driver.Step());
        IReadOnlyList<HostingSummary> room = Assert.Single(SmallRuns.Told(summary).Zones).Hosting;
        Assert.Equal([0, 0.0025, 0.005, 0.01], room.Select(at => at.CurtailedShare));

        // Headroom counts at the lower edge of bins of 10 MW. 5 (X - 320) + 995 (X - 510) = s x 1,000 X, so X = 509.05 / (1 - s).
        Assert.Equal(320, room[0].Mw, 3);
        Assert.All(room.Skip(1), at => Assert.Equal(509.05 / (1 - at.CurtailedShare), at.Mw, 3));
        Assert.Equal(room.Select(at => at.Mw), room.Select(at => at.FreeMw));
    }
}
