namespace DigitalTwin.Clearing.Tests.Zonal;

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
