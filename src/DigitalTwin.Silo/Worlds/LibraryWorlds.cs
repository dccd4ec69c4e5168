using DigitalTwin.Scenarios;
using DigitalTwin.Scenarios.Library;

namespace DigitalTwin.Silo.Worlds;

/// <summary>The worlds of a scenario library.</summary>
/// <param name="library">The library.</param>
public sealed class LibraryWorlds(ScenarioLibrary library) : IWorldSource
{
    /// <inheritdoc/>
    public LoadedWorld Load(RunSpec spec)
    {
        string folder = library.Find(spec.Scenario)
            ?? throw new WorldMismatchException(
                $"There is no scenario {spec.Scenario} in {string.Join(", ", library.Roots)}; every silo needs the same library.");
        ScenarioLoadResult loaded = ScenarioLoader.Load(folder);
        if (loaded.World is null)
            throw new WorldMismatchException($"Scenario {spec.Scenario} has errors; `twin validate {spec.Scenario}` says which.");
        if (loaded.World.Digest != spec.Digest)
            throw new WorldMismatchException(
                $"Scenario {spec.Scenario} has the digest {loaded.World.Digest} here and {spec.Digest} where the run was begun; "
                + "every silo needs the same library.");
        int rows = loaded.Assumptions.Sum(count => count.Rows);
        return new LoadedWorld(loaded.World, new AssumptionSummary(rows, loaded.Assumptions.Sum(count => count.Assumed)));
    }
}
