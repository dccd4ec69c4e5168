using DigitalTwin.Clearing.Synthetic;

namespace DigitalTwin.Clearing.Tests;

/// <summary>Hour after hour: nothing allocated, nothing forgotten that matters, whatever happens to the network.</summary>
public sealed class SteadyStateTests
{
    [Fact]
    public void An_hour_allocates_nothing()
    {
        var year = new SyntheticYear(60, 90, 25);
        var market = new ZonalMarket(year.Network);
        var result = new ZonalResult(year.Network);
        var solver = new ZonalSolver(year.Network);
        for (int hour = 0; hour < 50; hour++)
            Clear(hour);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int hour = 50; hour < 150; hour++)
            Clear(hour);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Clear(int hour)
        {
            year.Fill(hour, market);
            solver.Solve(market, result);
        }
    }

    [Fact]
    public void Consecutive_hours_are_optimal_and_carry_the_bits_of_a_cold_start()
    {
        var year = new SyntheticYear(40, 60, 25, seed: 7);
        var market = new ZonalMarket(year.Network);
        var warm = new ZonalResult(year.Network);
        var cold = new ZonalResult(year.Network);
        var solver = new ZonalSolver(year.Network);
        for (int hour = 0; hour < 300; hour++)
        {
            year.Fill(hour, market);
            solver.Solve(market, warm);
            Certificate.Of(market, warm).AssertOptimal($"hour {hour}");
            new ZonalSolver(year.Network).Solve(market, cold);
            SameBits.Assert(cold, warm, $"hour {hour}");
        }
    }

    [Fact]
    public void A_line_lost_a_curve_emptied_and_losses_changed_are_cleared_warm()
    {
        var year = new SyntheticYear(20, 30, 12, seed: 3);
        var market = new ZonalMarket(year.Network);
        var warm = new ZonalResult(year.Network);
        var cold = new ZonalResult(year.Network);
        var solver = new ZonalSolver(year.Network);
        for (int hour = 0; hour < 200; hour++)
        {
            year.Fill(hour, market);
            if (hour % 3 == 1)
                market.SetLine(hour % 30, 0, 0);
            if (hour % 5 == 2)
                market.ClearZone(hour % 20);
            if (hour % 7 == 3)
                market.LossShare[hour % 30] = 0.08;
            if (hour % 11 == 4)
                market.HurdleUsdPerMwh[hour % 30] = market.LossShare[hour % 30] = 0;
            solver.Solve(market, warm);
            Certificate.Of(market, warm).AssertOptimal($"hour {hour}");
            new ZonalSolver(year.Network).Solve(market, cold);
            SameBits.Assert(cold, warm, $"hour {hour}");
        }
    }

    [Fact]
    public void A_zone_added_starts_where_the_smaller_network_stood()
    {
        const int Last = 39;
        var year = new SyntheticYear(40, 60, 25, seed: 11);
        var smaller = new ZonalNetwork(
            Last, [.. year.Network.Lines.Where(line => line.From != Last && line.To != Last)], year.Network.ZoneIds[..Last]);
        var market = new ZonalMarket(year.Network);
        var partial = new ZonalMarket(smaller);
        var warm = new ZonalResult(year.Network);
        var cold = new ZonalResult(year.Network);
        int warmPivots = 0, coldPivots = 0;
        for (int hour = 0; hour < 50; hour++)
        {
            year.Fill(hour, market);
            Restrict(market, partial);
            var before = new ZonalSolver(smaller);
            before.Solve(partial, new ZonalResult(smaller));
            var solver = new ZonalSolver(year.Network);
            solver.StartFrom(before);
            solver.Solve(market, warm);
            new ZonalSolver(year.Network).Solve(market, cold);
            SameBits.Assert(cold, warm, $"hour {hour}");
            Certificate.Of(market, warm).AssertOptimal($"hour {hour}");
            warmPivots += warm.Iterations;
            coldPivots += cold.Iterations;
        }

        Assert.True(warmPivots < coldPivots / 4, $"{warmPivots} pivots warm, {coldPivots} cold");
    }

    [Fact]
    public void A_network_that_lacks_a_zone_of_the_other_is_refused()
    {
        var solver = new ZonalSolver(new ZonalNetwork(2, [], ["A", "B"]));
        var other = new ZonalSolver(new ZonalNetwork(2, [], ["A", "C"]));
        Assert.Throws<ArgumentException>(() => solver.StartFrom(other));
    }

    private static void Restrict(ZonalMarket market, ZonalMarket partial)
    {
        for (int zone = 0; zone < partial.Network.ZoneCount; zone++)
        {
            partial.ClearZone(zone);
            partial.BaseMw[zone] = market.BaseMw[zone];
            for (int k = 0; k < market.StepPrices(zone).Length; k++)
                partial.AddStep(zone, market.StepPrices(zone)[k], market.StepWidths(zone)[k]);
        }

        int kept = 0;
        for (int l = 0; l < market.Network.Lines.Length; l++)
        {
            ZonalLine line = market.Network.Lines[l];
            int places = partial.Network.ZoneCount;
            if (line.From < places && line.To < places)
                partial.SetLine(
                    kept++, market.ForwardMw[l], market.ReverseMw[l], market.HurdleUsdPerMwh[l], market.LossShare[l]);
        }
    }
}
