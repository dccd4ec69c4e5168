namespace DigitalTwin.Model.Tests.Power;

/// <summary>Days of systems that nobody chose: the cost of a planned and cleared day against a Lagrangian lower bound.</summary>
public sealed class RandomDayTests(ITestOutputHelper output)
{
    private const int Systems = 25;
    private const double Worst = 1.01;
    private const double Mean = 1.005;

    [Fact]
    public void Random_systems_cost_little_more_than_their_lower_bound()
    {
        var ratios = new List<double>();
        for (int seed = 0; seed < Systems; seed++)
        {
            (FleetSpec[] fleets, double[] loadMw) = Draw(new Random(seed));
            double cost = MeanDay(fleets, loadMw);
            double ratio = cost / LagrangianBound.Of(fleets, loadMw, cost);
            output.WriteLine($"system {seed}: {cost:F0} USD, {100 * (ratio - 1):F2} % above the bound");
            Assert.InRange(ratio, 1 - 1e-9, Worst);
            ratios.Add(ratio);
        }

        output.WriteLine($"mean {100 * (ratios.Average() - 1):F2} %");
        Assert.InRange(ratios.Average(), 1, Mean);
    }

    private static double MeanDay(FleetSpec[] fleets, double[] loadMw)
    {
        var zone = new IslandZone(fleets, t => loadMw[t % 24]);
        double cost = 0;
        for (long tick = 0; tick < 24 * 6; tick++)
        {
            zone.Step(tick);
            if (tick >= 24)
                cost += zone.Reports.Sum(r => r.CostUsd) + 5000 * zone.UnservedMw;
        }

        return cost / 5;
    }

    // Two or three thermal technologies and wind; units are small beside the load, as in the zones of a world.
    private static (FleetSpec[] Fleets, double[] LoadMw) Draw(Random random)
    {
        double peak = 30_000 + 30_000 * random.NextDouble();
        double trough = 0.5 + 0.3 * random.NextDouble();
        double peakHour = 12 + 8 * random.NextDouble();
        double LoadMw(int hour) => peak * (trough + (1 - trough) * (0.5 + 0.5 * Math.Cos((hour - peakHour) * Math.PI / 12)));
        double[] load = Enumerable.Range(0, 24).Select(LoadMw).ToArray();
        double windPhase = 24 * random.NextDouble();
        double coalShare = 0.2 + 0.4 * random.NextDouble();
        FleetSpec coal = Fleets.Coal(Round(peak * coalShare)) with { VariableOmUsdPerMwh = 20 * random.NextDouble() };
        FleetSpec gas = Fleets.Ccgt(Round(peak * 0.6)) with { VariableOmUsdPerMwh = 15 * random.NextDouble() };
        FleetSpec peaker = Fleets.Ocgt(Round(peak * 0.5));
        FleetSpec wind = Fleets.Wind(peak * 0.5 * random.NextDouble(), h => 0.4 + 0.3 * Math.Sin((h % 24 - windPhase) * Math.PI / 12));
        FleetSpec[] all = [Flat(coal), Flat(gas), Flat(peaker), wind];
        return (all, load);
    }

    private static double Round(double mw) => Math.Round(mw / 1000) * 1000;

    // One start cost whatever the hours off, as in the bound.
    private static FleetSpec Flat(FleetSpec fleet) =>
        fleet with { StartCostHotUsdPerMw = fleet.StartCostWarmUsdPerMw, StartCostColdUsdPerMw = fleet.StartCostWarmUsdPerMw };
}
