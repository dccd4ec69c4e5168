namespace DigitalTwin.Opf.Tests;

/// <summary>The 336 hours that PLEXOS published, with its commitments: prices at every bus, congested hours, flows at the limit.</summary>
public sealed class RtsGmlcTests
{
    [Fact]
    public void Prices_of_all_published_hours_within_five_cents_and_the_thirteen_congested_ones_found()
    {
        string? folder = SharedData.Find("rts-gmlc");
        Assert.SkipWhen(folder is null, SharedData.Absent("rts-gmlc"));
        var system = new RtsGmlc(folder!);
        var congested = new List<int>();
        var published = new List<int>();
        for (int hour = 0; hour < system.Hours; hour++)
        {
            NodalResult result = NodalSolver.Solve(system.Case(hour), NodalFormulation.Dcmp);
            Assert.Equal(NodalStatus.Optimal, result.Status);
            double[] theirs = [.. system.BusIds.Select(bus => system.Prices[bus][hour])];
            for (int n = 0; n < theirs.Length; n++)
                Assert.True(Math.Abs(result.PriceUsdPerMwh[n] - theirs[n]) <= 0.05,
                    $"hour {hour}, bus {system.BusIds[n]}: {result.PriceUsdPerMwh[n]} against {theirs[n]}");
            if (Spread(result.PriceUsdPerMwh) > 0.01)
                congested.Add(hour);
            if (Spread(theirs) > 0.01)
                published.Add(hour);
            AssertSameFullLines(system, hour, result);
        }

        Assert.Equal(13, published.Count);
        Assert.Equal(published, congested);
    }

    // A line that is full and worth something here is full, the same way, in the published flows.
    private static void AssertSameFullLines(RtsGmlc system, int hour, NodalResult result)
    {
        for (int l = 0; l < result.FlowMw.Length; l++)
        {
            if (Math.Abs(result.CongestionUsdPerMwh[l]) > 0.01)
                Assert.Equal(system.Flow[system.BranchIds[l]][hour], result.FlowMw[l], 0.5);
        }
    }

    private static double Spread(double[] prices) => prices.Max() - prices.Min();
}
