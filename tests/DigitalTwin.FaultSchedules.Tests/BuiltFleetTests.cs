using WorldEvents = DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.FaultSchedules.Tests;

/// <summary>A fleet that a country decides to build during the run joins on the simulated transport, too, in the same hashes.</summary>
[Collection("one after the other")]
public sealed class BuiltFleetTests
{
    // From 1 October: the grid tells its year after a quarter, the country decides on 1 January, and what takes no time is there at once.
    private const int Ticks = 92 * 24 + 12;

    [Fact]
    public void A_fleet_built_during_a_run_with_faults_is_the_same_as_in_one_without()
    {
        var factory = new ParticipantFactory(World(), seed: 1);
        RunEvent loose = WorldEvents.DemandShock("z", 0, factor: 1.1, hours: 4) with { AtTick = null };
        var schedule = new SimSchedule(Ticks, CheckpointEvery: 500, FirstTarget: 2, Pinned: [], loose, LooseAtMs: 0);
        SimResult result = new SimulatedRun(factory, schedule).Run(seed: 1, trace: true);
        Assert.Null(result.Failure);
        Assert.Contains(result.Trace, line => line.Contains("z/gas@2026-01", StringComparison.Ordinal));
    }

    private static WorldSpec World()
    {
        WorldBuilder builder = new WorldBuilder().Starting(2025, 10, 1).Zone("z", 1060)
            .Thermal("z", "gas", 1000, 40, fleet => fleet with { UnitMw = 20 });
        FleetSpec like = builder.Build().Fleets[0];
        return builder.With(zone => zone with
        {
            BuildOptions =
            [
                new BuildOptionSpec { Like = like, CostUsdPerMwYear = 50_000, FirmShare = 1, BlockMw = 40, MostMwPerYear = 80 },
            ],
        }).Build();
    }
}
