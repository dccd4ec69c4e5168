namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// One zone whose load rises from 200 to 600 MW at noon. A 1,000 MW plant at 10 USD/MWh that moves 100 MW an hour must be helped by a
/// dear peaker until it has caught up, four hours later.
/// </summary>
public sealed class RampingPlantTests
{
    [Fact]
    public void The_peaker_fills_what_the_ramp_cannot()
    {
        RunRecorder run = RunRecorder.Run(World(), ticks: 24);
        Assert.Equal(200, run.Member("home/slow", 11).OutputMw, 6);
        double[] slowMw = [.. Enumerable.Range(12, 5).Select(tick => run.Member("home/slow", tick).OutputMw)];
        double[] peakerMw = [.. Enumerable.Range(12, 5).Select(tick => run.Member("home/peaker", tick).OutputMw)];
        Assert.Equal([300, 400, 500, 600, 600], slowMw.Select(mw => Math.Round(mw, 6)));
        Assert.Equal([300, 200, 100, 0, 0], peakerMw.Select(mw => Math.Round(mw, 6)));
    }

    private static Model.World.WorldSpec World() => new WorldBuilder()
        .Zone("home", hour => hour >= 12 ? 600 : 200)
        .Thermal("home", "slow", 1000, 10, fleet => fleet with { RampSharePerHour = 0.1 })
        .Thermal("home", "peaker", 1000, 200, fleet => fleet with { UnitMw = 1 })
        .Build();
}
