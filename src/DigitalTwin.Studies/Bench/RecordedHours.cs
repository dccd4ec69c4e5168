namespace DigitalTwin.Studies.Bench;

/// <summary>The markets that a scenario's first ticks cleared, kept as they were.</summary>
public sealed class RecordedHours : IBenchHours
{
    private readonly ZonalMarket[] _hours;

    private RecordedHours(ZonalMarket[] hours)
    {
        _hours = hours;
        Network = hours[0].Network;
        MostSteps = [.. Enumerable.Range(0, Network.ZoneCount).Select(zone => hours.Max(hour => hour.StepPrices(zone).Length))];
    }

    /// <inheritdoc/>
    public ZonalNetwork Network { get; }

    /// <inheritdoc/>
    public int Count => _hours.Length;

    /// <inheritdoc/>
    public IReadOnlyList<int> MostSteps { get; }

    /// <summary>Runs a world and keeps each tick's market.</summary>
    /// <param name="options">How to run it.</param>
    /// <param name="ticks">Ticks to run, at least two.</param>
    public static RecordedHours Of(WorldSpec world, RunOptions options, int ticks)
    {
        var hours = new List<ZonalMarket>(ticks);
        using LocalRun run = LocalRun.Start(world, options with { Ticks = ticks }, new AssumptionSummary(0, 0));
        run.Cleared += market =>
        {
            var hour = new ZonalMarket(market.Network);
            hour.CopyFrom(market);
            hours.Add(hour);
        };
        run.Advance();
        return new RecordedHours([.. hours]);
    }

    /// <inheritdoc/>
    public void Fill(int hour, ZonalMarket market) => market.CopyFrom(_hours[hour]);
}
