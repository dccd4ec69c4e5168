namespace DigitalTwin.Testing.Worlds;

/// <summary>
/// Two zones whose prices differ by 30 USD/MWh, and a line of 100 MW that the country of the first widens by 200 at the turn of the year
/// 2025: the run begins on 1 October, and a quarter of record is what the market coupling needs. The country wants own plants for 2.6 times
/// its load of 401 MW with the reserve, which is 42.6 MW more than it has, and builds 50.
/// </summary>
public static class WideningWorld
{
    /// <summary>The first tick of 2026, in which the coupling tells of the year, and the country decides when it is settled.</summary>
    public const int NewYear = 92 * 24;

    /// <summary>The world.</summary>
    public static WorldSpec Build()
    {
        WorldBuilder builder = new WorldBuilder().Starting(2025, 10, 1)
            .Zone("cheap", 400)
            .Thermal("cheap", "coal", 1000, 20, fleet => fleet with { UnitMw = 1 });
        FleetSpec like = builder.Build().Fleets[0];
        return builder
            .With(zone => zone with { BuildOptions = [Another(like)], SelfSufficiency = DatedPath.Constant(2.6) })
            .Zone("dear", 500)
            .Thermal("dear", "gas", 1000, 50, fleet => fleet with { UnitMw = 1 })
            .Line("cheap", "dear", 100)
            .Widening("cheap", new CorridorSpec { Line = "cheap>dear", CostUsdPerMwYear = 100_000, BlockMw = 50, MostMwPerYear = 200 })
            .Build("widening");
    }

    // No rent pays for it: it is built for the target.
    private static BuildOptionSpec Another(FleetSpec like) =>
        new() { Like = like, CostUsdPerMwYear = 1e9, FirmShare = 1, BlockMw = 50, MostMwPerYear = 100 };
}
