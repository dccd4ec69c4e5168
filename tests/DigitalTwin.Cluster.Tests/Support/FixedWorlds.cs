using DigitalTwin.Results.Summaries;

namespace DigitalTwin.Cluster.Tests.Support;

/// <summary>Worlds that a test made itself.</summary>
internal sealed class FixedWorlds(params WorldSpec[] worlds) : IWorldSource
{
    public static RunSpec SpecOf(WorldSpec world, ulong seed = 1) => new(world.Name, world.Digest, seed);

    public LoadedWorld Load(RunSpec spec) =>
        new(worlds.Single(world => world.Name == spec.Scenario && world.Digest == spec.Digest), new AssumptionSummary(0, 0));
}
