namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// An operator with a campus of 10 MW and money of its own, in two zones with 1,000 MW to spare and a fab that makes what is ordered.
/// </summary>
public sealed class OperatorsThatBuildTests
{
    // 20 MUSD of accelerators and 10 of the site make a MW.
    private const double MwUsd = 30e6;
    private const int Ticks = 14 * Month;

    [Fact]
    public void What_money_pays_for_is_built_and_the_accounts_show_it()
    {
        // Half a year to power at 60 MW a year, and a month at hand: 35 MW less the 10 that are announced. At 11 months there were no more.
        OperatorSummary found = Operator(World(capitalUsd: 60 * MwUsd), 11 * Month);
        Assert.Equal((1, 25.0), (found.CampusesBegun, Math.Round(found.BegunMw, 6)));
        Assert.Equal(35, found.EnergisedMw, 6);
        Assert.Equal(35_000, found.GpusInstalled);

        OperatorPosition money = found.Accounts!.Value;
        Assert.Equal(35 * 20e6, money.ChipsUsd, 0);
        Assert.Equal(35 * 10e6, money.SitesUsd, 0);
        Assert.Equal(11 * 5 * MwUsd, money.RaisedUsd, 0);
        Assert.Equal(money.RaisedUsd + money.DebtUsd - money.ChipsUsd - money.SitesUsd - money.InterestUsd - money.BurnUsd, money.CashUsd, 2);
    }

    [Fact]
    public void Ten_times_the_capital_is_more_compute_and_none_is_what_there_was_in_every_seed()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            OperatorSummary one = Operator(World(12 * MwUsd), Ticks, seed), ten = Operator(World(120 * MwUsd), Ticks, seed);
            Assert.True(
                ten.DeliveredExaflopDays > one.DeliveredExaflopDays && ten.EnergisedMw > one.EnergisedMw,
                $"seed {seed}: {ten.DeliveredExaflopDays} exaflop-days with ten times the capital, {one.DeliveredExaflopDays} with it");
        }

        // Its hall is built; what would stand in it is not paid for.
        OperatorSummary none = Operator(World(0), Ticks);
        Assert.Equal((0, 0L, 0.0), (none.CampusesBegun, none.GpusInstalled, none.DeliveredExaflopDays));
    }

    [Fact]
    public void The_same_bits_after_reloads_and_with_encoded_messages()
    {
        WorldSpec world = World(240 * MwUsd);
        Assert.Equal(
            SmallRuns.Hash(world, 3 * Month, []), SmallRuns.Hash(world, 3 * Month, [719, 720, 721, 722, 888, 1100, 1500], encodes: true));
    }

    private static OperatorSummary Operator(WorldSpec world, long ticks, ulong seed = 1)
    {
        var summary = new SummaryBuilder(world);
        var driver = new TickDriver(world, [], seed);
        for (long tick = 0; tick < ticks; tick++)
            summary.Take(driver.Step());
        return SmallRuns.Told(summary).Operators.Single(known => known.Id == "builder");
    }

    private static WorldSpec World(double capitalUsd)
    {
        DatedPath planMw = Step(Month, 10);
        SitePlanSpec plan = Plan(0, studyMonths: 0, shellMonths: 3, buildMonths: 6, blockMw: 10);
        WorldBuilder builder = Zone(new WorldBuilder(), "a", 1100);
        return Zone(builder, "b", 1100)
            .Datacenter(Campus("a/first", "a", planMw, plan with { BuildsAtRisk = true }))
            .Operator(new OperatorSpec("builder", "Builder", "a")
            {
                CapitalUsdPerYear = DatedPath.Constant(capitalUsd),
                SiteUsdPerMw = 10e6,
                AnnouncedItMw = [planMw],
                CampusOptions = [.. new[] { "a", "b" }.Select(zone => new CampusOption(
                    Campus("like", zone, DatedPath.Constant(0), plan) with { FacilityMw = DatedPath.Constant(0) }, 50))],
            })
            .Fab(new ChipFabSpec
            {
                Id = "logic",
                Name = "logic",
                Zone = "a",
                Class = FabClass.Logic,
                WafersPerMonth = DatedPath.Constant(1000),
                AiShare = DatedPath.Constant(1),
                Yield = 1,
                MwhPerWafer = 2,
                Accelerator = Chip.Id,
                GrossAcceleratorsPerWafer = 100,
                CycleHours = 24,
                ShippingHours = 24,
            })
            .Build();
    }
}
