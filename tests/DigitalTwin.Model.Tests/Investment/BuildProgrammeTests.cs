namespace DigitalTwin.Model.Tests.Investment;

/// <summary>What a country decides to build from what its grids and lines report, from 1 January 2025 on.</summary>
public sealed class BuildProgrammeTests
{
    private const long HalfYear = 181 * 24;
    private const long Year = 8760;
    private static readonly DateTime Start = new(2025, 1, 1);

    // A thermal fleet: all of it is firm. Blocks of 40 MW, at most 80 a year.
    private static readonly BuildOptionSpec Gas = new()
    {
        Like = Fleets.Ccgt(1000),
        CostUsdPerMwYear = 100_000,
        FirmShare = 1,
        BlockMw = 40,
        MostMwPerYear = 80,
    };

    private static readonly BuildOptionSpec Wind = new()
    {
        Like = Fleets.Wind(1000, _ => 0.3),
        CostUsdPerMwYear = 50_000,
        FirmShare = 0.1,
        BlockMw = 100,
        MostMwPerYear = 1000,
    };

    private static readonly CorridorSpec Line = new()
    {
        Line = "a>b",
        CostUsdPerMwYear = 1000,
        BlockMw = 50,
        MostMwPerYear = 200,
        LeadHours = 10,
    };

    [Fact]
    public void A_gap_is_filled_with_what_costs_least_a_firm_megawatt_and_then_with_the_next()
    {
        // 100 MW lack. Gas costs 100,000 a firm MW, wind 500,000: two blocks of gas, the most of a year, and wind for the other 20.
        BuildProgramme programme = Programme(Gas, Wind);
        Report(programme, 0, shortMw: 100);

        Assert.Equal([80, 200], Decided(programme));
        Assert.Equal([100, 100], programme.Standing().Select(status => status.GapMw));
    }

    [Fact]
    public void A_rent_makes_a_plant_cheaper_in_the_order_of_the_gap()
    {
        // Wind earned 45,000 of its 50,000: 50,000 a firm MW are left, half of what gas costs.
        BuildProgramme programme = Programme(Gas, Wind);
        Report(programme, 0, shortMw: 20, rents: [0, 45_000]);

        Assert.Equal([0, 200], Decided(programme));
    }

    [Theory]
    [InlineData(99_000, 0)]
    [InlineData(125_000, 40)] // a quarter of 80 is half a block, which is rounded up
    [InlineData(150_000, 40)]
    [InlineData(200_000, 80)]
    [InlineData(900_000, 80)]
    public void Without_a_gap_as_much_is_built_as_the_rent_of_the_year_paid_for(double rent, double expectedMw)
    {
        BuildProgramme programme = Programme(Gas);
        Report(programme, 0, shortMw: -50, rents: [rent]);

        Assert.Equal([expectedMw], Decided(programme));
        Assert.Equal(0, programme.Standing()[0].GapMw);
    }

    [Fact]
    public void The_gap_is_what_lacks_and_what_was_granted_and_grows_less_what_is_hosted_and_dated()
    {
        // At the horizon of a year load is a sixteenth higher and a dated fleet has 30 MW more: 10 + 25 + 62.5 - 27.5 - 30.
        BuildOptionSpec slow = Gas with { LeadHours = (int)Year, MostMwPerYear = 1000 };
        FleetSpec dated = Fleets.Ccgt(0) with { CapacityMw = new DatedPath([new DatedValue(0, 100), new DatedValue(Year, 130)]) };
        var growth = new DatedPath([new DatedValue(0, 1), new DatedValue(Year, 1.0625)]);
        BuildProgramme programme = Of([new BuildZone(Zone(slow) with { Growth = growth }, [dated])]);
        programme.Take(new BuildOutlook(slow.Like.Id, 0, HostingMw: 27.5, ShortMw: 10, GrantedMw: 25, PeakMw: 1000));
        programme.Decide(0, out bool decided);

        Assert.True(decided);
        Assert.Equal(40, programme.Standing()[0].GapMw, 6);
        Assert.Equal([40], Decided(programme));
    }

    [Fact]
    public void What_is_on_its_way_is_not_decided_again()
    {
        BuildProgramme programme = Programme(Gas with { LeadHours = 100_000 });
        Report(programme, 0, shortMw: 60);
        Report(programme, Year, shortMw: 60);
        Assert.Equal([80], Decided(programme));

        Report(programme, 2 * Year, shortMw: 100); // 20 more
        Assert.Equal([120], Decided(programme));
    }

    [Fact]
    public void Nothing_is_decided_without_a_report()
    {
        BuildProgramme programme = Programme(Gas);
        Assert.Empty(programme.Decide(0, out bool decided));
        Assert.False(decided);
    }

    [Fact]
    public void Each_block_orders_its_goods_and_is_under_construction_when_both_are_there()
    {
        BuildProgramme programme = Programme(Gas with { Goods = ["turbine", "transformer"] });
        Assert.Equal(
            [
                new GoodOrder("turbine", 1, 40), new GoodOrder("transformer", 1, 40), new GoodOrder("turbine", 1, 40),
                new GoodOrder("transformer", 1, 40),
            ],
            Report(programme, 0, shortMw: 80));
        Assert.Equal((80, 0), Waiting(programme));

        programme.TakeDelivery("turbine", 1, 10);
        programme.TakeDelivery("turbine", 1, 11);
        Assert.Equal((80, 0), Waiting(programme));
        programme.TakeDelivery("transformer", 1, 12);
        Assert.Equal((40, 40), Waiting(programme));
        programme.TakeDelivery("transformer", 1, 13);
        programme.TakeDelivery("transformer", 99, 14); // of no project
        Assert.Equal((0, 80), Waiting(programme));
    }

    [Theory]
    [InlineData(8000, 1000, 8000)] // the lead counts from the decision
    [InlineData(0, 9000, 9100)] // installation from the delivery
    public void A_block_is_ready_after_its_lead_and_after_what_was_delivered_last_is_installed(int lead, int install, long ready)
    {
        BuildProgramme programme = Programme(Gas with { Goods = ["turbine"], LeadHours = lead, InstallHours = install, BlockMw = 80 });
        Report(programme, 0, shortMw: 80);
        programme.TakeDelivery("turbine", 1, 100);

        // It joins on the first 1 January or 1 July from then on.
        long joins = ((long[])[0, HalfYear, Year, Year + HalfYear]).First(instant => instant >= ready);
        for (long tick = 0; tick < joins; tick += 24)
            Assert.Empty(programme.Commission(tick));
        Assert.Equal(80, Assert.Single(programme.Commission(joins)).CapacityMw);
    }

    [Fact]
    public void What_is_ready_joins_as_one_fleet_on_the_first_day_of_a_half_year()
    {
        BuildProgramme programme = Programme(Gas);
        Report(programme, 24, shortMw: 80);
        Assert.Empty(programme.Commission(25));
        BuiltFleet joined = Assert.Single(programme.Commission(HalfYear));

        Assert.Equal(new BuiltFleet("Z/ccgt@2025-07", "Z", "Z/ccgt", 80), joined);
        Assert.Equal(Gas.Like, programme.LikeOf(joined));
        Assert.Empty(programme.Commission(Year));
        Assert.Equal((80, 0, 80), (Decided(programme).Single(), Waiting(programme).BuildingMw, programme.Standing()[0].InServiceMw));
    }

    [Fact]
    public void A_line_is_widened_as_far_as_its_rent_paid_for_and_opens_in_the_hour_in_which_it_is_ready()
    {
        BuildProgramme programme = Of([], Line);
        programme.Take(new LineOutlook("a>b", RentUsdPerMwYear: 1500)); // half of 200 MW
        programme.Decide(100, out _);

        Assert.Empty(programme.OpenLines(109));
        Assert.Equal([new LineGrowth("a>b", 100)], programme.OpenLines(110));
        Assert.Empty(programme.OpenLines(111));
        Assert.Equal((100, 100), (Decided(programme).Single(), programme.Standing()[0].InServiceMw));
    }

    [Fact]
    public void A_target_of_self_sufficiency_is_met_where_it_asks_for_more_than_what_lacks()
    {
        // 80 % of 1,000 MW are to be own and firm; 700 are: 100 lack, though nothing is short.
        BuildOptionSpec option = Gas with { MostMwPerYear = 1000, BlockMw = 50 };
        FleetSpec own = Fleets.Ccgt(700);
        BuildProgramme programme = Of([new BuildZone(Zone(option) with { SelfSufficiency = DatedPath.Constant(0.8) }, [own])]);
        programme.Take(new ZoneNeed("Z", 1000));
        Report(programme, 0, shortMw: -400);

        Assert.Equal([100], Decided(programme));
        Assert.Equal(100, programme.Standing()[0].OwnGapMw, 6);
    }

    [Fact]
    public void Own_plants_count_with_their_firm_share_and_hydro_as_in_its_driest_month()
    {
        FleetSpec coal = Fleets.Coal(1000) with { ForcedOutageRate = 0.1 };
        FleetSpec hydro = Fleets.Reservoir(1000, 0.5) with { HydroFactorByMonth = [.. Enumerable.Repeat(0.5, 11), 0.2] };
        FleetSpec wind = Fleets.Wind(1000, _ => 0.3), solar = Fleets.Solar(1000, _ => 0.1), store = Fleets.Store(1000, 4, 0.9);
        var zone = new BuildZone(Zone(Wind), [coal, hydro, wind, solar, store]);

        // Coal less its outages 900, hydro 200, wind as its option 100, sun without an option and stores nothing.
        Assert.Equal(1200, zone.OwnFirmMw(0), 6);
    }

    private static BuildProgramme Programme(params ImmutableArray<BuildOptionSpec> options) => Of([new BuildZone(Zone(options), [])]);

    private static BuildProgramme Of(ImmutableArray<BuildZone> zones, params ImmutableArray<CorridorSpec> lines) =>
        new(zones, lines, new Calendar(Start));

    private static ZoneSpec Zone(params ImmutableArray<BuildOptionSpec> options) => new()
    {
        Id = "Z",
        Name = "Z",
        Country = "C",
        Latitude = 0,
        Longitude = 0,
        SyncArea = "A",
        OrdinaryLoadMw = new HourlySeries("load", [.. Enumerable.Repeat(1000.0, 8760)]),
        EssentialShare = 0.5,
        ExternalImportMw = 0,
        BuildOptions = options,
    };

    /// <summary>A grid reports its year; hosting is nothing, and what is short may be negative for what is to spare.</summary>
    private static IReadOnlyList<GoodOrder> Report(BuildProgramme programme, long tick, double shortMw, params double[] rents)
    {
        string[] subjects = [.. programme.Standing().Select(status => status.Like)];
        for (int i = 0; i < subjects.Length; i++)
            programme.Take(new BuildOutlook(subjects[i], i < rents.Length ? rents[i] : 0, HostingMw: 0, shortMw, 0, 1000));
        return programme.Decide(tick, out _);
    }

    private static IEnumerable<double> Decided(BuildProgramme programme) => programme.Standing().Select(status => status.DecidedMw);

    private static (double AwaitingMw, double BuildingMw) Waiting(BuildProgramme programme) =>
        (programme.Standing()[0].AwaitingGoodsMw, programme.Standing()[0].UnderConstructionMw);
}
