namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// A campus for a hundred thousand chips of 1 kW with a PUE of 1.5 in its hottest month, of 25 degrees: 150 MW. The run begins on the last
/// day of March, of 10 degrees; April has 15, and its second day 23.
/// </summary>
public sealed class CoolingTests
{
    private const int Hours = 3 * 24;
    private const double Hourly = 100.0 / 24;
    private static readonly Calendar Start = new(new DateTime(2025, 3, 31, 0, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void A_campus_draws_by_the_weather_and_computes_the_same()
    {
        CampusSummary campus = Run(World(chips: 100_000, fixedShare: 0));
        Assert.Equal(24 * (120 + 130 + 146) / 1000.0, campus.EnergyGwh, 9);
        Assert.Equal(24 * 3 * 0.1, campus.ItGwh, 9);
        Assert.Empty(campus.ShortfallByCause);
    }

    [Fact]
    public void Halls_that_are_half_full_draw_more_than_half_and_the_causes_are_those_of_the_accelerators()
    {
        // Half of the chips are there, and half of what is drawn beside them does not fall: 50 + overhead x (50 + 25).
        CampusSummary campus = Run(World(chips: 50_000, fixedShare: 0.5));
        Assert.Equal(24 * (3 * 50 + 75 * (0.2 + 0.3 + 0.46)) / 1000, campus.EnergyGwh, 9);
        Assert.Equal(Hours * Hourly / 2, campus.ShortfallByCause.Values.Sum(), 6);
    }

    [Fact]
    public void A_hall_without_accelerators_is_not_cooled()
    {
        // Two halls of 75 MW for 50,000 chips each have power, the second after some days, and 40,000 chips stand in the first:
        // 40 + 0.5 x (25 + 20) MW.
        DatedPath plan = new([new DatedValue(0, 75), new DatedValue(1, 150)]);
        DatacenterSpec site = Campus("z/campus", "z", plan, Studied, chipsThere: 40_000) with
        {
            Pue = 1.5,
            Cooling = new CoolingSpec(Start, FixedShare: 0.5),
        };
        CampusSummary campus = Assert.Single(
            SmallRuns.Told(SmallRuns.Summed(Zone(new WorldBuilder(), "z", 2000).Datacenter(site).Build(), 3 * Month)).Campuses);
        Assert.Equal(150, campus.EnergisedMw, 9);
        Assert.Equal(62.5 * 3 * Month / 1000, campus.EnergyGwh, 9);
    }

    [Fact]
    public void A_run_resumed_after_any_hour_ends_in_the_same_hash()
    {
        WorldSpec world = World(chips: 50_000, fixedShare: 0.5);
        string hash = SmallRuns.Hash(world, Hours, []);
        Assert.Equal(hash, SmallRuns.Hash(world, Hours, [.. Enumerable.Range(0, Hours).Select(tick => (long)tick)]));
        Assert.Equal(hash, SmallRuns.Hash(world, Hours, [], encodes: true));
    }

    private static SitePlanSpec Studied => Plan(-Month, 0.5, 0, 0.1, 75) with { StartMw = 75, BuildsAtRisk = true };

    private static CampusSummary Run(WorldSpec world) => Assert.Single(SmallRuns.Told(SmallRuns.Summed(world, Hours)).Campuses);

    private static WorldSpec World(long chips, double fixedShare) => Zone(new WorldBuilder().Starting(2025, 3, 31), "z", 1000)
        .Datacenter(Campus("z/campus", "z", DatedPath.Constant(150), Plan(0, 0, 0, 0, 150) with { StartMw = 150 }, chips) with
        {
            Pue = 1.5,
            Cooling = new CoolingSpec(Start, fixedShare)
            {
                PuePerC = 0.02,
                FreeCoolingC = 10,
                MeanCByMonth = [0, 5, 10, 15, 20, 25, 25, 20, 15, 10, 5, 0],
                Waves = [new TemperatureWave(2 * 24, 3 * 24, 8)],
            },
        })
        .Build();
}
