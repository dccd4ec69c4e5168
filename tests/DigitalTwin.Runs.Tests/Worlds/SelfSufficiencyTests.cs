namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// Countries that want to do without imports. All runs begin on 1 October 2025, so that the decision falls on 1 January 2026. A neighbour
/// with 5,000 MW and a line of 2,000 see to it that nothing is ever short; units of 20 MW make a reserve of 20. Plants cost so much that no
/// rent pays for them: what is built is built for the target.
/// </summary>
public sealed class SelfSufficiencyTests
{
    private const int Quarter = 92 * 24;

    [Fact]
    public void A_country_builds_what_its_own_plants_lack_of_the_share_that_it_wants()
    {
        // 800 MW of load and 20 of reserve, of which 90 %, less 600 MW of plant: 138 MW, or four blocks of 40.
        ProgrammeSummary told = Programme(World(Share(0.9)), Quarter + 24, "z");
        Assert.Equal((138, 138), (Math.Round(told.GapMw, 6), Math.Round(told.OwnGapMw, 6)));
        Assert.Equal((160, 160), (told.DecidedMw, told.InServiceMw));

        ProgrammeSummary without = Programme(World(share: null), Quarter + 24, "z");
        Assert.Equal((0, 0, 0), (without.GapMw, without.OwnGapMw, without.DecidedMw));
    }

    [Fact]
    public void What_is_on_its_way_is_counted_and_a_year_later_nothing_is_lacking()
    {
        ProgrammeSummary told = Programme(World(Share(0.9), option => option with { LeadHours = 3 * 8760 }), Quarter + 8760 + 24, "z");
        Assert.Equal((160, 160, 0), (told.DecidedMw, told.UnderConstructionMw, told.InServiceMw));
        Assert.Equal(0, told.OwnGapMw);
    }

    [Fact]
    public void The_target_is_that_of_the_time_when_a_plant_could_be_there()
    {
        // 80 % now and 100 % four years later: a plant that takes two years is decided upon for 90 %.
        var path = new DatedPath([new DatedValue(Quarter, 0.8), new DatedValue(Quarter + 4 * 8760, 1)]);
        ProgrammeSummary told = Programme(World(path, option => option with { LeadHours = 2 * 8760 }), Quarter + 24, "z");
        Assert.Equal(138, told.OwnGapMw, 6);
    }

    [Fact]
    public void The_larger_of_what_is_short_and_what_is_wanted_is_built()
    {
        // Alone, with 1,060 MW of load and 1,000 of plant: short of 80 MW with the reserve, and 1.1 x 1,080 - 1,000 = 188 wanted.
        WorldSpec alone = Alone(Share(1.1));
        Assert.Equal((188, 200), (Math.Round(Programme(alone, Quarter + 24, "z").GapMw, 6), Programme(alone, Quarter + 24, "z").DecidedMw));
        ProgrammeSummary modest = Programme(Alone(Share(0.5)), Quarter + 24, "z");
        Assert.Equal((80, 0, 80), (Math.Round(modest.GapMw, 6), modest.OwnGapMw, modest.DecidedMw));
    }

    [Fact]
    public void A_zone_with_more_than_its_share_lends_it_to_the_others_of_its_country()
    {
        // West lacks 138 MW of its 90 %, south 38; east has 100 to spare. The 76 that are left are split as 138 to 38.
        WorldSpec world = ThreeZones(eastMw: 838);
        Assert.Equal(76 * 138 / 176.0, Programme(world, Quarter + 24, "west").OwnGapMw, 6);
        Assert.Equal(76 * 38 / 176.0, Programme(world, Quarter + 24, "south").OwnGapMw, 6);
        Assert.Equal(0, Programme(world, Quarter + 24, "east").OwnGapMw);

        // With 176 or more to spare, nothing is lacking.
        Assert.Equal(0, Programme(ThreeZones(eastMw: 914), Quarter + 24, "west").OwnGapMw);
    }

    [Fact]
    public void Own_plants_count_by_their_firm_shares_and_hydro_as_in_its_driest_month()
    {
        ImmutableArray<double> months = [0.5, 0.4, 0.3, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6];
        WorldSpec world = new WorldBuilder().Zone("z", 100)
            .Thermal("z", "gas", 100, 40)
            .Thermal("z", "coal", 200, 30, fleet => fleet with { ForcedOutageRate = 0.1 })
            .Variable("z", "wind", 500, _ => 0.4)
            .Battery("z", 50, 4)
            .Fleet("z", "reservoir", PlantKind.Reservoir, 1000, fleet => fleet with { HydroFactorByMonth = months })
            .Build();
        BuildOptionSpec option = Option("z") with { FirmShare = 0.95 };
        var zone = new BuildZone(world.Zones[0] with { BuildOptions = [option] }, world.Fleets);
        Assert.Equal(100 * 0.95 + 200 * 0.9 + 1000 * 0.3, zone.OwnFirmMw(0), 9);
    }

    [Fact]
    public void The_same_bits_after_a_reload_and_with_encoded_messages_and_none_of_it_without_a_target()
    {
        WorldSpec world = World(Share(0.9), option => option with { LeadHours = 24 });
        string hash = SmallRuns.Hash(world, Quarter + 100, []);
        Assert.Equal(hash, SmallRuns.Hash(world, Quarter + 100, [1000, Quarter - 1, Quarter, Quarter + 1, Quarter + 30], encodes: true));
        Assert.NotEqual(hash, SmallRuns.Hash(World(share: null), Quarter + 100, []));
    }

    private static DatedPath Share(double share) => DatedPath.Constant(share);

    private static ProgrammeSummary Programme(WorldSpec world, long ticks, string zone) =>
        SmallRuns.Told(SmallRuns.Summed(world, ticks)).Countries.SelectMany(country => country.Programme).Single(told => told.Zone == zone);

    private static BuildOptionSpec Option(string zone) => new()
    {
        Like = new WorldBuilder().Zone("x", 1).Thermal(zone, "gas", 1000, 40, fleet => fleet with { UnitMw = 20 }).Build().Fleets[0],
        CostUsdPerMwYear = 1e9,
        FirmShare = 1,
        BlockMw = 40,
        MostMwPerYear = 400,
    };

    private static WorldSpec World(DatedPath? share, Func<BuildOptionSpec, BuildOptionSpec>? change = null) => Neighbour(
        Zone(new WorldBuilder().Starting(2025, 10, 1), "z", 600, share, change ?? (option => option))).Line("n", "z", 2000).Build();

    private static WorldSpec Alone(DatedPath share) => new WorldBuilder().Starting(2025, 10, 1)
        .Zone("z", 1060).With(zone => zone with { BuildOptions = [Option("z")], SelfSufficiency = share })
        .Thermal("z", "gas", 1000, 40, fleet => fleet with { UnitMw = 20 })
        .Build();

    private static WorldSpec ThreeZones(double eastMw)
    {
        WorldBuilder builder = new WorldBuilder().Starting(2025, 10, 1);
        foreach ((string zone, double mw) in (ReadOnlySpan<(string, double)>)[("east", eastMw), ("south", 700), ("west", 600)])
            Zone(builder, zone, mw, Share(0.9), option => option).With(spec => spec with { Country = "country" });
        return Neighbour(builder).Line("n", "east", 2000).Line("n", "south", 2000).Line("n", "west", 2000).Build();
    }

    private static WorldBuilder Zone(
        WorldBuilder builder, string zone, double mw, DatedPath? share, Func<BuildOptionSpec, BuildOptionSpec> change) => builder
        .Zone(zone, 800)
        .With(spec => spec with { BuildOptions = [change(Option(zone))], SelfSufficiency = share })
        .Thermal(zone, "gas", mw, 40, fleet => fleet with { UnitMw = 20 });

    private static WorldBuilder Neighbour(WorldBuilder builder) =>
        builder.Zone("n", 100).Thermal("n", "coal", 5000, 30, fleet => fleet with { UnitMw = 20 });
}
