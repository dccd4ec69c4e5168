namespace DigitalTwin.Clearing.Tests;

/// <summary>The rules that make the answer unique, each in the smallest market that shows it.</summary>
public sealed class RuleTests
{
    [Fact]
    public void Equal_offers_either_side_of_a_free_line_share_pro_rata()
    {
        (ZonalMarket market, ZonalResult result) = Pair(forward: 1000, hurdle: 0, loss: 0);
        market.AddStep(0, 20, 100);
        market.AddStep(1, 20, 300);
        Demand(market, 0, 200);
        Solve(market, result);
        Assert.Equal(0.5, result.MarginalFraction[0], 1e-4);
        Assert.Equal(0.5, result.MarginalFraction[1], 1e-4);
        Assert.Equal([20.0, 20.0], result.MarginalPriceUsdPerMwh);
    }

    [Fact]
    public void Shortage_either_side_of_a_free_line_is_shared_pro_rata()
    {
        (ZonalMarket market, ZonalResult result) = Pair(forward: 1000, hurdle: 0, loss: 0);
        market.AddStep(0, 20, 600);
        Demand(market, 0, 400);
        Demand(market, 1, 400);
        Solve(market, result);
        Assert.Equal([5000.0, 5000.0], result.PriceUsdPerMwh);
        Assert.Equal(0.25, result.MarginalFraction[0], 1e-4);
        Assert.Equal(0.25, result.MarginalFraction[1], 1e-4);
    }

    [Fact]
    public void Where_demand_meets_a_step_exactly_the_price_is_that_of_the_last_mw_taken()
    {
        (ZonalMarket market, ZonalResult result) = Pair(forward: 0, hurdle: 0, loss: 0);
        market.AddStep(0, 20, 100);
        market.AddStep(0, 50, 100);
        Demand(market, 0, 100);
        Solve(market, result);
        Assert.Equal(20, result.PriceUsdPerMwh[0]);
        Assert.Equal(1, result.MarginalFraction[0]);
    }

    [Fact]
    public void An_idle_zone_has_the_price_of_its_first_offer_and_an_empty_one_what_its_neighbour_would_pay()
    {
        var network = new ZonalNetwork(4, [new ZonalLine(0, 1)]);
        var market = new ZonalMarket(network);
        market.AddStep(0, 20, 100);
        Demand(market, 0, 50);
        market.AddStep(2, 35, 100);
        market.SetLine(0, 10, 10, 3);
        var result = new ZonalResult(network);
        Solve(market, result);
        // Zone 1 could send nothing for less than 20 - 3; zone 2 stands alone with an offer at 35; zone 3 is empty and alone.
        Assert.Equal([20.0, 17.0, 35.0, 0.0], result.PriceUsdPerMwh);
    }

    [Fact]
    public void Losing_energy_does_not_pay_where_prices_are_below_zero()
    {
        (ZonalMarket market, ZonalResult result) = Pair(forward: 1000, hurdle: 0, loss: 0.05);
        market.AddStep(0, -1, 300);
        market.AddStep(1, -1, 300);
        Demand(market, 0, 100);
        Demand(market, 1, 100);
        Solve(market, result);
        Assert.Equal([0.0], result.FlowMw);
        Assert.Equal([0.0, 0.0], result.NetPositionMw);
    }

    [Fact]
    public void Parallel_lines_alike_share_their_flow()
    {
        var network = new ZonalNetwork(2, [new ZonalLine(0, 1, Id: "a"), new ZonalLine(0, 1, Id: "b")]);
        var market = new ZonalMarket(network);
        market.AddStep(0, 20, 500);
        Demand(market, 1, 120);
        market.SetLine(0, 100, 100, 5);
        market.SetLine(1, 100, 100, 5);
        var result = new ZonalResult(network);
        Solve(market, result);
        Assert.Equal([60.0, 60.0], result.FlowMw.Select(f => Math.Round(f, 9)));
        Assert.Equal([20.0, 25.0], result.PriceUsdPerMwh);
    }

    [Theory]
    [InlineData(1000, 80, 40)]
    [InlineData(70, 70, 50)]
    public void What_may_go_either_way_round_a_ring_divides_by_the_lines_on_the_way_as_far_as_they_carry_it(
        double direct, double expectedDirect, double expectedRound)
    {
        ZonalResult result = Carry(120, direct, ways: [1, 2]);
        Assert.Equal([expectedDirect, expectedRound, expectedRound], result.FlowMw.Select(f => Math.Round(f, 9)));
    }

    [Fact]
    public void Three_ways_round_divide_by_the_lines_on_each()
    {
        ZonalResult result = Carry(110, 1000, ways: [1, 2, 3]);
        Assert.Equal([60.0, 30, 30, 20, 20, 20], result.FlowMw.Select(f => Math.Round(f, 9)));
    }

    [Fact]
    public void Nothing_circulates_in_a_ring_whoever_takes_how_much()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int zones = random.Next(3, 9);
            var network = new ZonalNetwork(zones, [.. Enumerable.Range(0, zones).Select(i => new ZonalLine(i, (i + 1) % zones))]);
            var market = new ZonalMarket(network);
            market.AddStep(0, 20, 10_000);
            for (int i = 1; i < zones; i++)
                Demand(market, i, random.Next(1, 500));
            for (int i = 0; i < zones; i++)
                market.SetLine(i, 9_000, 9_000);
            var result = new ZonalResult(network);
            Solve(market, result);
            Assert.Equal(0, result.FlowMw.Sum(), 1e-7);
        }
    }

    [Fact]
    public void Step_prices_come_back_bit_for_bit()
    {
        (ZonalMarket market, ZonalResult result) = Pair(forward: 10, hurdle: 0.1, loss: 0.01);
        double price = 0.1 + 0.2;
        market.AddStep(0, price, 100);
        Demand(market, 0, 50);
        Solve(market, result);
        Assert.Equal(BitConverter.DoubleToInt64Bits(price), BitConverter.DoubleToInt64Bits(result.MarginalPriceUsdPerMwh[0]));
    }

    /// <summary>Carries MW from zone 0 to zone 1 over ways of so many free lines each; the first way is one line of a limit.</summary>
    private static ZonalResult Carry(double mw, double direct, int[] ways)
    {
        var lines = new List<ZonalLine>();
        int zones = 2;
        foreach (int length in ways)
        {
            for (int k = 0; k < length; k++)
                lines.Add(new ZonalLine(k == 0 ? 0 : zones - 1, k == length - 1 ? 1 : zones++));
        }

        var network = new ZonalNetwork(zones, lines);
        var market = new ZonalMarket(network);
        market.AddStep(0, 20, 500);
        Demand(market, 1, mw);
        for (int l = 0; l < lines.Count; l++)
            market.SetLine(l, l == 0 ? direct : 1000, 1000);
        var result = new ZonalResult(network);
        Solve(market, result);
        return result;
    }

    private static (ZonalMarket Market, ZonalResult Result) Pair(double forward, double hurdle, double loss)
    {
        var network = new ZonalNetwork(2, [new ZonalLine(0, 1)]);
        var market = new ZonalMarket(network);
        market.SetLine(0, forward, forward, hurdle, loss);
        return (market, new ZonalResult(network));
    }

    private static void Demand(ZonalMarket market, int zone, double mw)
    {
        market.BaseMw[zone] = -mw;
        market.AddStep(zone, 5000, mw);
    }

    private static void Solve(ZonalMarket market, ZonalResult result) => new ZonalSolver(market.Network).Solve(market, result);
}
