using DigitalTwin.Studies.Adequacy;

namespace DigitalTwin.Studies.Tests.Adequacy;

public sealed class AdequacyTests : IDisposable
{
    private const ulong Seed = 2025;
    private readonly string _folder = Directory.CreateTempSubdirectory("twin-adequacy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Published: 9.39418 hours and 1,176 MWh a year (Billinton and Allan, Reliability Evaluation of Power Systems).</summary>
    [Fact]
    public void The_convolution_gives_the_published_figures_of_the_reliability_test_system()
    {
        (double hours, double energy) = ReliabilityTestSystem.Exact();
        Assert.Equal(9.394, hours, 0.001);
        Assert.Equal(1176, energy, 1.0);
    }

    [Fact]
    public void Draws_converge_to_the_convolution_with_the_root_of_their_number()
    {
        (double hours, double energy) = ReliabilityTestSystem.Exact();
        AreaAdequacy few = Assess(ReliabilityTestSystem.System(), 400), many = Assess(ReliabilityTestSystem.System(), 6400);
        foreach (AreaAdequacy found in (AreaAdequacy[])[few, many])
        {
            AssertWithin(hours, found.LolhHours);
            AssertWithin(energy, found.EueMwh);
        }

        Assert.Equal(4, few.LolhHours.StandardError / many.LolhHours.StandardError, 1.0);
        Assert.Equal(4, few.EueMwh.StandardError / many.EueMwh.StandardError, 1.0);
    }

    /// <summary>PRAS (NREL) publishes 1.3756 hours and 12.12885 MWh with lines, 1.17877 and 11.73276 as one zone.</summary>
    [Theory]
    [InlineData(8, 1.3756, 12.12885)]
    [InlineData(1000, 1.17877, 11.73276)]
    public void Three_zones_have_the_figures_that_PRAS_publishes(double lineMw, double hours, double energy)
    {
        AreaAdequacy found = Assess(ThreeZones(lineMw), 100_000);
        AssertWithin(hours, found.LolhHours);
        AssertWithin(energy, found.EueMwh);
        Assert.Equal(found.LolhHours.Mean, found.LoleDays.Mean, 1.2); // all four hours are of one day
        Assert.True(found.LoleDays.Mean <= found.LolhHours.Mean);
    }

    [Fact]
    public void The_same_draws_give_the_same_bits_on_any_number_of_threads()
    {
        AdequacySystem system = ThreeZones(8);
        CancellationToken end = TestContext.Current.CancellationToken;
        IReadOnlyList<AreaAdequacy> one = AdequacyAssessment.Run([system], 500, Seed, threads: 1, cancellation: end);
        Assert.Equal(one, AdequacyAssessment.Run([system], 500, Seed, threads: 3, cancellation: end));
    }

    /// <summary>Ten MW are missing for three hours; a store of 15 MWh with 8 MW gives 8 and 7, the rest is not served.</summary>
    [Fact]
    public void A_store_gives_what_it_has_and_fills_again_from_what_is_left()
    {
        AdequacySystem system = OneZone([100, 110, 110, 110, 90, 90, 110], 100, flexibleMw: 0) with
        {
            Stores = [new StoreGroup(0, new HourlyMw(8), 15, 0.5, new HourlyMw(0))],
        };
        AreaAdequacy found = Assess(system, 1);
        // 10 - 8, 10 - 7, 10; then 8 MW are taken twice, which gives 8 MWh, and the last hour gets them: 10 - 8.
        Assert.Equal(2 + 3 + 10 + 2, found.EueMwh.Mean, 9);
        Assert.Equal(4, found.LolhHours.Mean);
    }

    [Fact]
    public void A_flexible_load_is_let_go_before_firm_load_is_short()
    {
        AreaAdequacy found = Assess(OneZone([90, 98, 105], 100, flexibleMw: 6), 1);
        Assert.Equal(5, found.EueMwh.Mean, 9); // firm load of 105 against 100
        Assert.Equal(4 + 6, found.FlexibleMwh, 9); // 98 leaves 2 of 6, 105 leaves none
        Assert.Equal(5, found.MissingFirmMw, 9);
    }

    [Fact]
    public void Help_goes_through_a_third_zone_up_to_the_limits_of_its_lines()
    {
        AdequacySystem system = new()
        {
            Areas = ["A", "B", "C"],
            Hours = 1,
            NetLoadMw = [new HourlyMw(-20), new HourlyMw(0), new HourlyMw(15)],
            DemandMwh = [0, 0, 15],
            Units = [],
            Lines = [new AdequacyLine(0, 1, new HourlyMw(9), new HourlyMw(0)), new AdequacyLine(2, 1, new HourlyMw(0), new HourlyMw(7))],
            Groups = [new AreaGroup("C", [2]), new AreaGroup("all", [0, 1, 2])],
        };
        IReadOnlyList<AreaAdequacy> found =
            AdequacyAssessment.Run([system], 1, Seed, 1, cancellation: TestContext.Current.CancellationToken);
        Assert.All(found, area => Assert.Equal(15 - 7, area.EueMwh.Mean, 9));
    }

    [Fact]
    public void A_year_of_a_world_is_assessed_with_the_loads_of_its_run_and_more_load_is_never_better()
    {
        WorldSpec world = EveryKindWorld.Build();
        ImmutableArray<ZoneLoads> loads = AdequacyWorld.LoadsOf(world, Seed, 0, 240, cancellation: TestContext.Current.CancellationToken);
        string zone = world.Zones[0].Id;
        double before = -1;
        foreach (double addedMw in (double[])[-100_000, 0, 2_000, 20_000, 200_000])
        {
            AdequacySystem system = AdequacyWorld.Of(world, Seed, 0, loads, new Dictionary<string, double> { [zone] = addedMw });
            AreaAdequacy found = AdequacyAssessment.Run([system], 20, Seed, 2, cancellation: TestContext.Current.CancellationToken)[0];
            Assert.Equal(zone, found.Name);
            Assert.True(found.EueMwh.Mean >= before, $"{addedMw} MW more: {found.EueMwh.Mean} MWh, {before} before");
            before = found.EueMwh.Mean;
        }

        Assert.True(before > 0);
    }

    [Fact]
    public void Draws_that_are_in_the_file_are_not_played_again_and_give_the_same_bits()
    {
        string path = Path.Combine(_folder, "draws.jsonl");
        IReadOnlyList<AdequacySystem> years = [ThreeZones(8), ThreeZones(1000)];
        CancellationToken end = TestContext.Current.CancellationToken;
        IReadOnlyList<AreaAdequacy> whole = AdequacyAssessment.Run(years, 300, Seed, threads: 2, cancellation: end);
        using (DrawFile file = DrawFile.Open(path, "three zones"))
            AdequacyAssessment.Run(years, 120, Seed, threads: 2, file: file, cancellation: end);
        string[] lines = File.ReadAllLines(path);
        File.WriteAllText(path, string.Join('\n', lines[..80]) + "\n" + lines[80][..20]); // killed in the middle of a line
        using (DrawFile file = DrawFile.Open(path, "three zones"))
        {
            Assert.Equal(79, file.Kept);
            Assert.Equal(whole, AdequacyAssessment.Run(years, 300, Seed, threads: 1, file: file, cancellation: end));
        }

        Assert.Equal(301, File.ReadAllLines(path).Length);
        Assert.Contains("something else", Assert.Throws<InvalidDataException>(() => DrawFile.Open(path, "four zones")).Message);
    }

    /// <summary>
    /// A unit that never fails carries its capacity; flexible load is worth what it lets go; a unit that fails is worth less.
    /// </summary>
    [Theory]
    [InlineData(0, 50, 50)]
    [InlineData(0.1, 2, 48)]
    public void The_elcc_of_a_unit_is_the_load_that_it_lets_the_zone_carry(double failure, double least, double most)
    {
        AdequacySystem without = OneZone([.. Enumerable.Range(0, 240).Select(hour => 80.0 + (hour % 24))], 0, flexibleMw: 0) with
        {
            Units = [.. Enumerable.Range(0, 12).Select(unit => new UnitGroup($"base {unit}", 0, 1, new HourlyMw(10), 0.05, 0.95))],
        };
        AdequacySystem with = without with
        {
            Units = [.. without.Units, new UnitGroup("new", 0, 1, new HourlyMw(50), failure, 1 - failure)],
        };
        CapacityCredit credit = CapacityCredits.Find(
            mw => [with.WithLoad(0, mw)], mw => [without.WithLoad(0, mw)], "new", "A", 50, 200, Seed, 2, 0.1,
            cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(credit.ElccMw, least - 1.01, most + 1.01);
        Assert.Equal(credit.ElccMw / 50, credit.Share, 12);
    }

    /// <summary>One hour a day is 10 MW short without the load of 10 MW: 240 hours have ten such hours.</summary>
    [Theory]
    [InlineData(5, 5)]
    [InlineData(10, 10)]
    [InlineData(240, 10)]
    public void A_load_that_may_be_let_go_is_worth_no_more_than_its_hours(double hours, double savedDays)
    {
        AdequacySystem firm = OneZone([.. Enumerable.Range(0, 240).Select(hour => hour % 24 == 18 ? 110.0 : 80)], 100, flexibleMw: 0);
        double before = Assess(firm, 1).LoleDays.Mean, after = Assess(firm.WithLoadLetGo(0, 10, hours), 1).LoleDays.Mean;
        Assert.Equal(savedDays, before - after, 9);
    }

    [Fact]
    public void The_capacity_that_elcc_divides_by_is_net_and_flexible_load_without_hours_is_no_resource()
    {
        WorldSpec world = EveryKindWorld.Build();
        FleetSpec fleet = world.Fleets.First(known => known.Kind == PlantKind.Thermal) with
        {
            NetShareByMonth = [.. Enumerable.Repeat(0.9, 12)],
        };
        world = world with { Fleets = [.. world.Fleets.Select(known => known.Id == fleet.Id ? fleet : known)] };
        var year = new AdequacyYear(world, "", null, Seed, 0, 24, new(StringComparer.Ordinal));
        Assert.Equal(0.9 * fleet.CapacityMw.At(0), year.ResourceOf(fleet.Id)!.Value.CapacityMw, 6);
        Assert.Equal(500, year.ResourceOf($"flexible:500@{fleet.Zone}/100")!.Value.CapacityMw);
        Assert.All(
            (string[])["flexible:500@" + fleet.Zone, $"flexible:500@{fleet.Zone}/0", "flexible:500@nowhere/100", "nothing"],
            text => Assert.Null(year.ResourceOf(text)));
    }

    [Fact]
    public void Only_what_lines_join_with_a_zone_can_help_it()
    {
        AdequacySystem part = (ThreeZones(8) with { Lines = [Line(0, 1, 8)] }).PartOf(1);
        Assert.Equal(["1", "2", "3"], part.Units.Select(units => units.Id));
        Assert.Equal(["B"], part.Groups.Select(group => group.Name));
    }

    private static AreaAdequacy Assess(AdequacySystem system, int draws) =>
        AdequacyAssessment.Run([system], draws, Seed, 2, cancellation: TestContext.Current.CancellationToken)[^1];

    private static void AssertWithin(double expected, Estimate found) => Assert.True(
        Math.Abs(found.Mean - expected) <= 2 * found.StandardError, $"{found.Mean} +- {found.StandardError}, expected {expected}");

    private static AdequacySystem OneZone(double[] loadMw, double capacityMw, double flexibleMw) => new()
    {
        Areas = ["A"],
        Hours = loadMw.Length,
        NetLoadMw = [new HourlyMw([.. loadMw.Select(mw => mw - capacityMw)])],
        DemandMwh = [loadMw.Sum()],
        FlexibleMw = [new HourlyMw(flexibleMw)],
        Units = [],
        Groups = [new AreaGroup("A", [0])],
    };

    private static AdequacySystem ThreeZones(double lineMw) => new()
    {
        Areas = ["A", "B", "C"],
        Hours = 4,
        NetLoadMw = // load less wind
        [
            new HourlyMw(19 - 4, 20 - 3, 21 - 2, 20 - 3), new HourlyMw(20 - 6, 21 - 5, 21 - 3, 22 - 4),
            new HourlyMw(22 - 2, 21 - 1, 23 - 2, 22 - 1),
        ],
        DemandMwh = [80, 84, 88],
        Units =
        [
            Unit("1", 0, 10), Unit("2", 1, 10), Unit("3", 1, 10), Unit("4", 2, 10, 10, 15, 10), Unit("5", 2, 20, 20, 25, 20),
        ],
        Lines = [Line(0, 1, lineMw), Line(0, 2, lineMw), Line(1, 2, lineMw)],
        Groups = [new AreaGroup("all", [0, 1, 2])],
    };

    private static UnitGroup Unit(string id, int area, params double[] mw) => new(id, area, 1, new HourlyMw(mw), 0.1, 0.9);

    private static AdequacyLine Line(int from, int to, double mw) => new(from, to, new HourlyMw(mw), new HourlyMw(mw));
}
