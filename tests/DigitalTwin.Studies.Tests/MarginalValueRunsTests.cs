using DigitalTwin.Studies.Forks;
using DigitalTwin.Studies.MarginalValues;

namespace DigitalTwin.Studies.Tests;

/// <summary>What a little more of something is worth, in worlds in which it can be said beforehand.</summary>
public sealed class MarginalValueRunsTests
{
    [Fact]
    public void A_turbine_slot_is_worth_the_hours_by_which_halls_come_earlier()
    {
        // Twelve halls of 20 MW with all their chips; the makers deliver one a month, in the other run two. Hall k comes after k / 2
        // instead of k months: 39 hall-months earlier in a year. A hall is 20,000 chips of 1 PFLOP/s: 20 EFLOP/s.
        SitePlanSpec plan = Plan(0, 0, 0, 0.01, 20) with { Track = ConnectionTrack.OnSite, OrdersTurbines = true };
        WorldSpec world = Zone(new WorldBuilder(), "z", 1000)
            .Datacenter(Campus("z/site", "z", Step(0, 240), plan, 240_000))
            .Supply(new SupplySpec(SupplySpec.GasTurbine, "z", DatedPath.Constant(240)))
            .Build();
        MarginalValueResult turbines = Assert.Single(Run(world, fork: 0, end: 12 * Month, share: 1).Results());
        Assert.Equal((SupplySpec.GasTurbine, "MW"), (turbines.Id, turbines.Unit));
        Assert.Equal(240, turbines.Added, 1);
        double expected = 39 * Month * 20.0 / 24;
        Assert.InRange(turbines.ExaflopDays, 0.97 * expected, 1.03 * expected);
        Assert.Equal(turbines.ExaflopDays / turbines.Added, turbines.ExaflopDaysEach, 9);
        Assert.Equal(turbines.ExaflopDays, Assert.Single(turbines.ByCountry).Value, 9);
    }

    [Fact]
    public void Only_the_wafer_that_holds_the_others_up_is_worth_something()
    {
        // 10,000 chips of logic a month against 20,000 stacks and 20,000 packages. Logic that starts in month m computes from month m + 4
        // on (90 days of logic, 30 of packaging, one of shipping): of 100 wafers more a month for seven months, three months' count.
        MarginalValueRuns runs = Run(ChainWorld().Build(), fork: Month, end: 8 * Month, share: 0.1);
        SortedDictionary<string, MarginalValueResult> results =
            new(runs.Results().ToDictionary(result => result.Id), StringComparer.Ordinal);
        Assert.Equal(["logic", "memory", "packaging"], results.Keys);
        Assert.All((string[])["memory", "packaging"], id => Assert.Equal(0, results[id].ExaflopDays, 9));
        Assert.Equal(700, results["logic"].Added, 0);
        double chipMonths = 1000 * (3.0 * 3.0 / 2);
        Assert.InRange(results["logic"].ExaflopDays, 0.9 * chipMonths * Month / 24e3, 1.1 * chipMonths * Month / 24e3);
    }

    [Fact]
    public void A_MW_of_a_full_line_is_worth_what_prices_differ_by()
    {
        WorldSpec world = new WorldBuilder()
            .Zone("cheap", 100).Thermal("cheap", "coal", 1000, 20)
            .Zone("dear", 500).Thermal("dear", "oil", 1000, 80)
            .Line("cheap", "dear", 100)
            .Build();
        IReadOnlyList<MarginalLineValue> lines = Run(world, fork: 24, end: 72, share: 0.1).Lines();
        Assert.Equal(new MarginalLineValue("cheap", "dear", 48 * 60), lines[0] with { UsdPerMw = Math.Round(lines[0].UsdPerMw, 6) });
        Assert.Equal(new MarginalLineValue("dear", "cheap", 0), lines[1]);
    }

    private static MarginalValueRuns Run(WorldSpec world, long fork, long end, double share)
    {
        var options = new ForkedRunsOptions { Scenario = "small", Seed = 1, ForkTick = fork, Ticks = end };
        var runs = new MarginalValueRuns(world, options, share);
        Assert.True(runs.Run(cancellation: TestContext.Current.CancellationToken));
        return runs;
    }
}
