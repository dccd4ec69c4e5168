namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// Countries that decide on plants. All runs begin on 1 October 2025, so that the first year that a grid tells ends after a quarter:
/// the decision falls on 1 January 2026, and what needs no time comes into service in the same hour.
/// </summary>
public sealed class CountryProgrammeTests
{
    private const int Quarter = 92 * 24;
    private const int HalfYear = 181 * 24;

    [Fact]
    public void A_gap_is_filled_with_what_costs_least_a_firm_megawatt()
    {
        // 1,000 MW of plant and 1,060 of load with a reserve of a unit of 20: 80 MW short in every hour, at 5,000 USD/MWh. Two blocks of
        // 40 fill the gap. The rent would pay for more, but two are the most of a year.
        BuildOptionSpec gas = Option("z/gas", costUsdPerMwYear: 50_000, blockMw: 40, mostMw: 80);
        SummaryBuilder summary = Run(World(1060, gas), Quarter + 24, out TickDriver driver);
        InvestmentStatus built = Assert.Single(summary.BuildOut.Programmes);
        Assert.Equal(80, built.GapMw, 6);
        Assert.Equal((80, 80), (built.DecidedMw, built.InServiceMw));

        // 5,000 less the marginal cost of 40, the whole year.
        Assert.Equal((5000 - 40) * 8760.0, built.RentUsdPerMwYear, 0);
        Assert.Contains(driver.Participants.Members[0], member => member.Id == "z/gas@2026-01");
        RunSummary told = summary.Build(new RunOptions { Scenario = "small", Seed = 1 }, new AssumptionSummary(0, 0), 1, 0);
        Assert.Equal(80, Assert.Single(told.Countries[0].Programme).InServiceMw);

        // The new plant is like the old one, and its energy is told with it; nothing is shed from the second hour of the year on.
        double before = told.Zones[0].UnservedMwh;
        for (int tick = 0; tick < 24; tick++)
            summary.Take(driver.Step());
        RunSummary later = summary.Build(new RunOptions { Scenario = "small", Seed = 1 }, new AssumptionSummary(0, 0), 1, 0);
        Assert.Equal(before, later.Zones[0].UnservedMwh, 6);
        Assert.Equal(1060 * 24e-6, later.Zones[0].ByFuelTwh["gas"] - told.Zones[0].ByFuelTwh["gas"], 9);
    }

    [Fact]
    public void Nothing_is_built_where_nothing_is_short_and_no_rent_pays()
    {
        SummaryBuilder summary = Run(World(500, Option("z/gas", 50_000, 40, 80)), Quarter + 24, out _);
        Assert.Equal((0, 0.0), (summary.BuildOut.Programmes[0].DecidedMw, summary.BuildOut.Programmes[0].RentUsdPerMwYear));
    }

    [Fact]
    public void What_is_committed_is_seen_and_not_built_again()
    {
        // The gap of 80 MW takes two blocks that come after two years. A year later the same gap is told; the blocks are on their way.
        BuildOptionSpec slow = Option("z/gas", costUsdPerMwYear: 1e9, blockMw: 40, mostMw: 200) with { LeadHours = 2 * 8760 };
        SummaryBuilder summary = Run(World(1060, slow), Quarter + 8760 + 24, out _);
        Assert.Equal((80, 80, 0), ToMw(summary.BuildOut.Programmes[0]));
        static (double, double, double) ToMw(InvestmentStatus told) => (told.DecidedMw, told.UnderConstructionMw, told.InServiceMw);
    }

    [Fact]
    public void Three_countries_that_order_reactors_at_once_share_what_the_world_makes()
    {
        // Makers deliver one reactor of 100 MW in three months. Each country lacks 80 MW and orders on the same day: a has its reactor
        // by 1 July, and so has b; c waits for the next half year.
        var builder = new WorldBuilder().Starting(2025, 10, 1);
        foreach (string zone in (string[])["a", "b", "c"])
        {
            BuildOptionSpec reactor = Option(zone + "/gas", costUsdPerMwYear: 1e9, blockMw: 100, mostMw: 100) with
            {
                Goods = ["reactor", "transformer"],
            };
            AddTo(builder, zone, 1060, reactor);
        }

        builder.Supply(new SupplySpec("reactor", "a", DatedPath.Constant(400)));
        builder.Supply(new SupplySpec("transformer", "b", DatedPath.Constant(100_000)));
        SummaryBuilder summary = Run(builder.Build(), Quarter + HalfYear + 24, out _);
        Assert.Equal([100, 100, 0], summary.BuildOut.Programmes.Select(told => told.InServiceMw));
        Assert.Equal([0, 0, 100], summary.BuildOut.Programmes.Select(told => told.AwaitingGoodsMw));
    }

    [Fact]
    public void The_same_bits_with_several_threads_encoded_messages_and_after_a_reload()
    {
        WorldSpec world = World(1060, Option("z/gas", 50_000, 40, 80) with { LeadHours = 24, Goods = ["turbine"] },
            new SupplySpec("turbine", "z", DatedPath.Constant(5000)));
        var plain = new TickDriver(world, []);
        var other = new TickDriver(world, [], threads: 2, encodeMessages: true);
        for (int tick = 0; tick < Quarter + HalfYear + 48; tick++)
        {
            string hash = plain.Step().Hash.ToString();
            if (tick % 500 == 499 || tick == Quarter || tick == Quarter + HalfYear)
                other.Reload();
            Assert.Equal(hash, other.Step().Hash.ToString());
        }

        Assert.Contains(plain.Participants.Members[0], member => member.Id == "z/gas@2026-07");
    }

    private static BuildOptionSpec Option(string like, double costUsdPerMwYear, double blockMw, double mostMw) => new()
    {
        Like = new WorldBuilder().Zone("x", 1).Thermal(like.Split('/')[0], "gas", 1000, 40, fleet => fleet with { UnitMw = 20 })
            .Build().Fleets[0],
        CostUsdPerMwYear = costUsdPerMwYear,
        FirmShare = 1,
        BlockMw = blockMw,
        MostMwPerYear = mostMw,
    };

    private static WorldSpec World(double loadMw, BuildOptionSpec option, params SupplySpec[] supplies)
    {
        WorldBuilder builder = AddTo(new WorldBuilder().Starting(2025, 10, 1), "z", loadMw, option);
        foreach (SupplySpec supply in supplies)
            builder.Supply(supply);
        return builder.Build();
    }

    private static WorldBuilder AddTo(WorldBuilder builder, string zone, double loadMw, BuildOptionSpec option) => builder
        .Zone(zone, loadMw)
        .With(spec => spec with { BuildOptions = [option] })
        .Thermal(zone, "gas", 1000, 40, fleet => fleet with { UnitMw = 20 });

    private static SummaryBuilder Run(WorldSpec world, long ticks, out TickDriver driver)
    {
        var summary = new SummaryBuilder(world);
        driver = new TickDriver(world, []);
        for (long tick = 0; tick < ticks; tick++)
            summary.Take(driver.Step());
        return summary;
    }
}
