using DigitalTwin.Engine.Outputs;
using DigitalTwin.Scenarios;

namespace DigitalTwin.Engine.Runs;

/// <summary>A run in a folder, as it was asked for, so that it goes on as the same run.</summary>
public static class KeptRun
{
    /// <summary>What to ask of it to go on.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="scenario">Its scenario, without errors.</param>
    /// <param name="ticks">Ticks to run, counted from the run's beginning; null for none in particular.</param>
    /// <param name="keepsTarget">Whether none in particular means as many as it was asked for; else until stopped.</param>
    /// <param name="threads">Threads.</param>
    /// <exception cref="RunFolderException">The scenario has changed since.</exception>
    public static RunOptions Options(
        string folder, RunManifest manifest, ScenarioLoadResult scenario, long? ticks, bool keepsTarget, int threads)
    {
        if (scenario.World!.Digest != manifest.ScenarioDigest)
            throw new RunFolderException(
                $"{folder}: {manifest.Scenario} has changed since the run began (digest {manifest.ScenarioDigest}, "
                + $"now {scenario.World.Digest}); put it back, or run again into another folder.");
        return new RunOptions
        {
            Scenario = manifest.Scenario,
            Seed = manifest.Seed,
            Ticks = ticks ?? (keepsTarget ? manifest.Ticks : null),
            Threads = threads,
            OutDirectory = folder,
            Plants = File.Exists(Path.Combine(folder, RunFolder.PlantsFile)),
            KeepsTarget = keepsTarget && ticks is null,
            MayReplay = manifest.Build == BuildDigest.Current,
        };
    }

    /// <summary>Rows and assumed rows over all tables of a scenario.</summary>
    public static AssumptionSummary AssumptionsOf(ScenarioLoadResult scenario) =>
        new(scenario.Assumptions.Sum(count => count.Rows), scenario.Assumptions.Sum(count => count.Assumed));
}
