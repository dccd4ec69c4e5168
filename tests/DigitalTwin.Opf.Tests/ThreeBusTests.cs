namespace DigitalTwin.Opf.Tests;

/// <summary>Small enough to work out by hand: three buses in a triangle of equal reactances.</summary>
public sealed class ThreeBusTests
{
    private const double None = double.PositiveInfinity;

    [Fact]
    public void A_full_line_splits_prices_the_way_the_angles_say()
    {
        // Bus 1 offers at 10, bus 2 at 30, bus 3 wants 90 MW. Without limits all comes from bus 1, two thirds over line 1-3.
        // With 50 MW on 1-3: 2/3 g1 + 1/3 g2 = 50 and g1 + g2 = 90, so g1 = 60, g2 = 30; bus 3 pays 2 x 30 - 10 = 50.
        NodalResult result = NodalSolver.Solve(Triangle(demand: 90, rate13: 50, quadratic: 0), NodalFormulation.Dcp);
        Assert.Equal(60, result.GenerationMw[0], 1e-4);
        Assert.Equal(30, result.GenerationMw[1], 1e-4);
        Assert.Equal(50, result.FlowMw[1], 1e-4);
        Assert.Equal([10.0, 30.0, 50.0], result.PriceUsdPerMwh.Select(p => Math.Round(p, 4)));
        Assert.Equal(60 * 10 + (30 * 30), result.ObjectiveUsd, 1e-3);
        Assert.Equal(60, result.CongestionUsdPerMwh[1], 1e-3);
    }

    [Fact]
    public void Quadratic_costs_share_by_equal_margins()
    {
        // 10 + 2 x 0.1 g1 = 30 + 2 x 0.1 g2 and g1 + g2 = 300: g1 = 200, g2 = 100, price 50.
        NodalResult result = NodalSolver.Solve(Triangle(demand: 300, rate13: None, quadratic: 0.1), NodalFormulation.Dcp);
        Assert.Equal(200, result.GenerationMw[0], 1e-3);
        Assert.Equal(50, result.PriceUsdPerMwh[2], 1e-4);
        Assert.Equal(200 * 10 + 100 * 30 + 0.1 * (200 * 200 + 100 * 100), result.ObjectiveUsd, 1e-2);
    }

    [Fact]
    public void What_cannot_be_served_is_infeasible_and_the_limit_is_named()
    {
        NodalCase grid = Triangle(demand: 90, rate13: 10, quadratic: 0) with { Generators = [new NodalGenerator(0, 0, 500, 0, 10, 0)] };
        NodalResult result = NodalSolver.Solve(grid, NodalFormulation.Dcp);
        Assert.Equal(NodalStatus.Infeasible, result.Status);
        Assert.Contains(result.Conflicts, c => c.Row == "branch 2 (1-3): limit");
        // Two thirds of what bus 1 sends pass 1-3: 15 MW at most arrive.
        Assert.Equal(75, result.ShortfallMw, 1e-3);
    }

    [Fact]
    public void Cost_that_falls_without_end_is_unbounded()
    {
        NodalCase grid = Triangle(demand: 90, rate13: None, quadratic: 0) with
        {
            Generators = [new NodalGenerator(0, 0, None, 0, -5, 0), new NodalGenerator(1, -None, 0, 0, 1, 0)],
        };
        Assert.Equal(NodalStatus.Unbounded, NodalSolver.Solve(grid, NodalFormulation.Copperplate).Status);
    }

    [Fact]
    public void Copperplate_costs_no_more_than_transport_and_transport_no_more_than_direct_current()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            NodalCase grid = RandomGrid(seed);
            double plate = Cost(grid, NodalFormulation.Copperplate), transport = Cost(grid, NodalFormulation.Transport),
                direct = Cost(grid, NodalFormulation.Dcp);
            Assert.True(plate <= transport * (1 + 1e-6), $"seed {seed}: copperplate {plate}, transport {transport}");
            Assert.True(transport <= direct * (1 + 1e-6), $"seed {seed}: transport {transport}, direct current {direct}");
        }
    }

    private static double Cost(NodalCase grid, NodalFormulation formulation) => NodalSolver.Solve(grid, formulation).ObjectiveUsd;

    private static NodalCase RandomGrid(int seed)
    {
        var random = new RandomHours(seed);
        int count = 4 + random.Below(8);
        NodalBus[] buses = [.. Enumerable.Range(0, count).Select(n => new NodalBus($"{n}", 100 * random.Uniform()))];
        // Curtailment at every bus keeps each formulation feasible.
        NodalGenerator[] units = [.. Enumerable.Range(0, count).SelectMany(n => (NodalGenerator[])
            [new(n, 0, 300 * random.Uniform(), 0.02 * random.Uniform(), 60 * random.Uniform(), 0), new(n, 0, 100, 0, 1000, 0)])];
        NodalBranch[] branches = [.. Enumerable.Range(0, 2 * count).Select(l => Branch(
            l < count - 1 ? l + 1 : random.Below(count),
            l < count - 1 ? random.Below(l + 1) : 0,
            20 + (80 * random.Uniform()),
            0.05 + random.Uniform()))
            .Where(b => b.From != b.To)];
        return new NodalCase($"random {seed}", 100, buses, units, branches);
    }

    private static NodalCase Triangle(double demand, double rate13, double quadratic) => new(
        "triangle",
        100,
        [new NodalBus("1", 0), new NodalBus("2", 0), new NodalBus("3", demand)],
        [new NodalGenerator(0, 0, 500, quadratic, 10, 0), new NodalGenerator(1, 0, 500, quadratic, 30, 0)],
        [Branch(0, 1, None, 0.1), Branch(0, 2, rate13, 0.1), Branch(1, 2, None, 0.1)]);

    private static NodalBranch Branch(int from, int to, double rate, double reactance) =>
        new(from, to, 0, reactance, rate, 1, 0, -None, None);
}
