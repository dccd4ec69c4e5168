namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// Lines that countries widen. "cheap" has 1,000 MW at 20 USD/MWh and 400 of load, "dear" 1,000 at 50 and 500 of load, and the line between
/// them carries 100 MW: one MW more is worth 30 USD in every hour, 262,800 a year. All runs begin on 1 October 2025, so the coupling tells
/// the country of "cheap" of a quarter in the first hour of 2026, and what needs no time is there in the second.
/// </summary>
public sealed class CorridorTests
{
    private const int NewYear = 92 * 24;
    private const double RentUsd = 30 * 8760;

    [Fact]
    public void A_country_widens_a_line_as_far_as_its_rent_paid_for_it()
    {
        // Half as much again as it costs: half of the most of a year.
        SummaryBuilder summary = SmallRuns.Summed(World(Corridor(costUsdPerMwYear: RentUsd / 1.5, mostMw: 400)), NewYear + 10);
        LineSummary line = Assert.Single(SmallRuns.Told(summary).Lines);
        CorridorSummary told = Assert.IsType<CorridorSummary>(line.Corridor);
        Assert.Equal(("cheap", 200.0, 200.0), (told.Country, told.DecidedMw, told.InServiceMw));
        Assert.Equal(RentUsd, told.RentUsdPerMwYear, 3);
        Assert.Equal(RentUsd / 1.5, told.CostUsdPerMwYear, 6);

        // 100 MW until the first hour of the year, 300 from the second on; the line is full in every hour.
        Assert.Equal((300.0, 300.0), (line.ForwardMw, line.ReverseMw));
        Assert.Equal(NewYear + 10, line.CongestedHours);
        Assert.Equal(((NewYear + 1) * 100 + 9 * 300) / 1e6, line.TwhForward, 12);
    }

    [Fact]
    public void Nothing_is_built_of_a_line_whose_rent_does_not_pay()
    {
        Assert.Equal(0, Told(World(Corridor(RentUsd, mostMw: 400)), NewYear + 10).DecidedMw);
        Assert.Equal(RentUsd, Told(World(Corridor(RentUsd, mostMw: 400)), NewYear + 10).RentUsdPerMwYear, 3);
    }

    [Fact]
    public void A_line_that_does_not_stand_yet_is_built_where_prices_differ()
    {
        WorldSpec world = World(Corridor(RentUsd / 2, mostMw: 100));
        RunRecorder run = RunRecorder.Run(world with { Lines = [world.Lines[0] with { ForwardMw = 0, ReverseMw = 0 }] }, NewYear + 3);
        Assert.Equal((0.0, 100.0), (run.FlowMw("cheap>dear", NewYear), run.FlowMw("cheap>dear", NewYear + 1)));
    }

    [Fact]
    public void Of_a_rating_only_the_usable_share_earns_and_carries()
    {
        // Half of it: the rent of a MW of rating is half, and 200 MW more of rating carry 100 more.
        CorridorSpec half = Corridor(RentUsd / 4, mostMw: 200) with { UsableShare = 0.5 };
        SummaryBuilder summary = SmallRuns.Summed(World(half), NewYear + 10);
        LineSummary line = Assert.Single(SmallRuns.Told(summary).Lines);
        Assert.Equal((RentUsd / 2, 200.0), (Math.Round(line.Corridor!.RentUsdPerMwYear, 3), line.Corridor.InServiceMw));
        Assert.Equal((200.0, 200.0), (line.ForwardMw, line.ReverseMw));
    }

    [Fact]
    public void A_line_waits_for_its_converters_and_is_there_in_the_hour_in_which_it_is_installed()
    {
        // Makers deliver 50 MW a month and keep a month of output: one block of 50 at once, the next a month later, two wait.
        CorridorSpec corridor = Corridor(RentUsd / 2, mostMw: 200) with { Goods = ["hvdc_converter"], InstallHours = 48 };
        WorldSpec world = World(corridor, new SupplySpec("hvdc_converter", "dear", DatedPath.Constant(600)));
        CorridorSummary early = Told(world, NewYear + 24);
        Assert.Equal((200.0, 150.0, 50.0, 0.0), Mw(early));
        Assert.Equal((200.0, 150.0, 0.0, 50.0), Mw(Told(world, NewYear + 24 * 5)));
        Assert.Equal((200.0, 100.0, 0.0, 100.0), Mw(Told(world, NewYear + 24 * 40)));
        static (double, double, double, double) Mw(CorridorSummary told) =>
            (told.DecidedMw, told.AwaitingGoodsMw, told.UnderConstructionMw, told.InServiceMw);
    }

    [Fact]
    public void An_hour_in_which_a_line_is_derated_counts_as_much_as_is_left_of_it()
    {
        // Out for 1,104 of 2,208 hours: half the rent.
        var driver = new TickDriver(World(Corridor(RentUsd, 400)), [Testing.Worlds.Events.LineLoss("cheap>dear", 24, hours: NewYear / 2)]);
        var summary = new SummaryBuilder(World(Corridor(RentUsd, 400)));
        for (int tick = 0; tick < NewYear + 2; tick++)
            summary.Take(driver.Step());
        Assert.Equal(RentUsd / 2, SmallRuns.Told(summary).Lines[0].Corridor!.RentUsdPerMwYear, 3);
    }

    [Fact]
    public void The_same_bits_with_several_threads_encoded_messages_and_after_a_reload()
    {
        CorridorSpec corridor = Corridor(RentUsd / 2, mostMw: 200) with { Goods = ["hvdc_converter"], InstallHours = 3 };
        WorldSpec world = World(corridor, new SupplySpec("hvdc_converter", "dear", DatedPath.Constant(600)));
        var plain = new TickDriver(world, []);
        var other = new TickDriver(world, [], threads: 2, encodeMessages: true);
        double flowMw = 0;
        for (int tick = 0; tick < NewYear + 60; tick++)
        {
            string hash = plain.Step().Hash.ToString();
            if (tick % 700 == 699 || tick is >= NewYear - 2 and < NewYear + 8)
                other.Reload();
            TickCommit commit = other.Step();
            Assert.Equal(hash, commit.Hash.ToString());
            flowMw = commit.FlowsMw.Span[0];
        }

        Assert.Equal(150, flowMw, 9);
    }

    private static CorridorSummary Told(WorldSpec world, long ticks) =>
        SmallRuns.Told(SmallRuns.Summed(world, ticks)).Lines[0].Corridor!;

    private static CorridorSpec Corridor(double costUsdPerMwYear, double mostMw) => new()
    {
        Line = "cheap>dear",
        CostUsdPerMwYear = costUsdPerMwYear,
        BlockMw = 50,
        MostMwPerYear = mostMw,
    };

    private static WorldSpec World(CorridorSpec corridor, params SupplySpec[] supplies)
    {
        WorldBuilder builder = new WorldBuilder().Starting(2025, 10, 1)
            .Zone("cheap", 400)
            .Thermal("cheap", "coal", 1000, 20, fleet => fleet with { UnitMw = 1 })
            .Zone("dear", 500)
            .Thermal("dear", "gas", 1000, 50, fleet => fleet with { UnitMw = 1 })
            .Line("cheap", "dear", 100)
            .Widening("cheap", corridor);
        foreach (SupplySpec supply in supplies)
            builder.Supply(supply);
        return builder.Build();
    }
}
