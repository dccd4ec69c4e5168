namespace DigitalTwin.Testing.Worlds;

/// <summary>Runs small worlds from their beginning, tick by tick.</summary>
public static class SmallRuns
{
    /// <summary>Sums of a run after some ticks.</summary>
    public static SummaryBuilder Summed(WorldSpec world, long ticks)
    {
        var summary = new SummaryBuilder(world);
        var driver = new TickDriver(world, []);
        for (long tick = 0; tick < ticks; tick++)
            summary.Take(driver.Step());
        return summary;
    }

    /// <summary>What a run would print.</summary>
    public static RunSummary Told(SummaryBuilder summary) =>
        summary.Build(new RunOptions { Scenario = "small", Seed = 1 }, new AssumptionSummary(0, 0), 1, 0);

    /// <summary>Hash of the last tick.</summary>
    /// <param name="world">The world.</param>
    /// <param name="ticks">How many ticks.</param>
    /// <param name="reloadAt">Ticks after which everybody is loaded from what a checkpoint would hold.</param>
    /// <param name="encodes">Whether messages travel as bytes.</param>
    public static string Hash(WorldSpec world, long ticks, long[] reloadAt, bool encodes = false)
    {
        var driver = new TickDriver(world, [], encodeMessages: encodes);
        string hash = "";
        for (long tick = 0; tick < ticks; tick++)
        {
            hash = driver.Step().Hash.ToString();
            if (reloadAt.Contains(tick))
                driver.Reload();
        }

        return hash;
    }
}
