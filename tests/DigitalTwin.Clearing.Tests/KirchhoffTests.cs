namespace DigitalTwin.Clearing.Tests;

/// <summary>Zones joined by lines with reactances: Kirchhoff's voltage law on every cycle, and what it costs.</summary>
public sealed class KirchhoffTests
{
    [Fact]
    public void A_triangle_of_equal_reactances_sends_two_thirds_the_short_way()
    {
        var network = new ZonalNetwork(3, [new ZonalLine(0, 1, 0.1), new ZonalLine(0, 2, 0.1), new ZonalLine(1, 2, 0.1)]);
        var market = new ZonalMarket(network);
        market.AddStep(0, 10, 500);
        market.AddStep(1, 30, 500);
        market.BaseMw[2] = -90;
        market.AddStep(2, 5000, 90);
        for (int l = 0; l < 3; l++)
            market.SetLine(l, 1000, 1000);
        var result = new ZonalResult(network);
        var solver = new ZonalSolver(network);
        solver.Solve(market, result);
        Assert.Equal([30.0, 60.0, 30.0], result.FlowMw.Select(f => Math.Round(f, 9)));
        market.SetLine(1, 50, 50);
        solver.Solve(market, result);
        Assert.Equal([10.0, 30.0, 50.0], result.PriceUsdPerMwh.Select(p => Math.Round(p, 9)));
        Assert.Equal([60.0, 30.0, -90.0], result.NetPositionMw.Select(q => Math.Round(q, 9)));
        Assert.Equal(60, result.CongestionUsdPerMwh[1], 1e-9);
    }

    [Fact]
    public void The_law_holds_on_random_networks_and_never_makes_them_cheaper()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new RandomHours(seed);
            ZonalNetwork network = random.Network(reactances: true);
            ZonalMarket market = random.Fill(new ZonalMarket(network));
            var result = new ZonalResult(network);
            new ZonalSolver(network).Solve(market, result);
            Certificate certificate = Certificate.Of(market, result);
            Assert.True(certificate.WorstBalanceMw <= 1e-9 * certificate.ScaleMw, $"seed {seed}: balance {certificate.WorstBalanceMw}");
            Assert.True(certificate.WorstLimitMw <= 1e-9 * certificate.ScaleMw, $"seed {seed}: limit {certificate.WorstLimitMw}");
            Assert.True(WorstCycle(network, result.FlowMw) <= 1e-8 * certificate.ScaleMw, $"seed {seed} breaks the voltage law");
            double transport = WithoutReactances(network, market);
            Assert.True(result.ObjectiveUsd >= transport - 1e-8 * certificate.ScaleUsd,
                $"seed {seed}: {result.ObjectiveUsd} below transport's {transport}");
        }
    }

    [Fact]
    public void A_line_with_a_reactance_refuses_losses()
    {
        var network = new ZonalNetwork(2, [new ZonalLine(0, 1, 0.1)]);
        var market = new ZonalMarket(network);
        market.SetLine(0, 10, 10, 0, 0.02);
        Assert.Throws<ArgumentException>(() => new ZonalSolver(network).Solve(market, new ZonalResult(network)));
    }

    // Angles by walking: wherever a second way reaches a zone, it must bring the same angle.
    private static double WorstCycle(ZonalNetwork network, double[] flow)
    {
        double[] angle = [.. Enumerable.Repeat(double.NaN, network.ZoneCount)];
        double worst = 0;
        for (int root = 0; root < angle.Length; root++)
        {
            if (!double.IsNaN(angle[root]))
                continue;
            angle[root] = 0;
            for (bool moved = true; moved;)
            {
                moved = false;
                for (int l = 0; l < flow.Length; l++)
                {
                    if (network.Lines[l].ReactancePu is not { } x)
                        continue;
                    (int from, int to) = (network.Lines[l].From, network.Lines[l].To);
                    if (!double.IsNaN(angle[from]) && double.IsNaN(angle[to]))
                        (angle[to], moved) = (angle[from] - (x * flow[l]), true);
                    else if (double.IsNaN(angle[from]) && !double.IsNaN(angle[to]))
                        (angle[from], moved) = (angle[to] + (x * flow[l]), true);
                }
            }
        }

        for (int l = 0; l < flow.Length; l++)
        {
            if (network.Lines[l].ReactancePu is { } x)
                worst = Math.Max(worst, Math.Abs(angle[network.Lines[l].From] - angle[network.Lines[l].To] - (x * flow[l])));
        }

        return worst;
    }

    private static double WithoutReactances(ZonalNetwork network, ZonalMarket market)
    {
        var plain = new ZonalNetwork(network.ZoneCount, [.. network.Lines.Select(l => l with { ReactancePu = null })], network.ZoneIds);
        var copy = new ZonalMarket(plain);
        for (int i = 0; i < network.ZoneCount; i++)
        {
            copy.BaseMw[i] = market.BaseMw[i];
            for (int k = 0; k < market.StepPrices(i).Length; k++)
                copy.AddStep(i, market.StepPrices(i)[k], market.StepWidths(i)[k]);
        }

        for (int l = 0; l < network.Lines.Length; l++)
            copy.SetLine(l, market.ForwardMw[l], market.ReverseMw[l], market.HurdleUsdPerMwh[l], market.LossShare[l]);
        var result = new ZonalResult(plain);
        new ZonalSolver(plain).Solve(copy, result);
        return result.ObjectiveUsd;
    }
}
