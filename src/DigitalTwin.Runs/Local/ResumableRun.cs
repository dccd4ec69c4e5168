using DigitalTwin.Runs.Folders;
using DigitalTwin.Scenarios;
using DigitalTwin.Scenarios.Library;

namespace DigitalTwin.Runs.Local;

/// <summary>A run in a folder, as it was asked for, so that it goes on as the same run.</summary>
public static class ResumableRun
{
    /// <summary>
    /// How a manifest names a scenario so that it is found from any folder: by name if it came with the program, else by its full path.
    /// </summary>
    public static string NameOf(ScenarioLoadResult scenario)
    {
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(scenario.Meta.Folder));
        string name = Path.GetFileName(folder);
        return ScenarioLibrary.OfProgram().Find(name) == folder ? name : folder;
    }

    /// <summary>
    /// The scenario of a run that was recorded before. Of several places where it may be, the one with the recorded content counts; if none
    /// has it, the first that can be loaded, whose digest then differs from the manifest's.
    /// </summary>
    public static ScenarioLoadResult LoadScenario(RunManifest manifest)
    {
        ScenarioLoadResult? other = null;
        foreach (string folder in PlacesOf(manifest.Scenario))
        {
            ScenarioLoadResult found = ScenarioLoader.Load(folder);
            if (found.Digest == manifest.ScenarioDigest)
                return found;
            other = other is { IsValid: true } ? other : found;
        }

        return other ?? ScenarioLoader.Load(manifest.Scenario);
    }

    private static IEnumerable<string> PlacesOf(string scenario)
    {
        bool isName = scenario.AsSpan().IndexOfAny('/', '\\') < 0;
        string name = isName ? scenario : Path.GetFileName(Path.TrimEndingDirectorySeparator(scenario));
        string?[] libraries = [ScenarioLibrary.OfProgram().Find(name), ScenarioLibrary.Discover().Find(name)];
        string? folder = Directory.Exists(scenario) ? Path.GetFullPath(scenario) : null;
        return (isName ? libraries.Append(folder) : libraries.Prepend(folder)).OfType<string>().Distinct(StringComparer.Ordinal);
    }

    /// <summary>What to ask of it to go on.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="scenario">Its scenario, without errors.</param>
    /// <param name="ticks">Ticks to run, counted from the run's beginning; null for none in particular.</param>
    /// <param name="keepsTarget">Whether none in particular means as many as it was asked for; else until stopped.</param>
    /// <exception cref="RunFolderException">
    /// The scenario has changed since, the log lacks ticks that the run had, or the run has more ticks than are asked for.
    /// </exception>
    public static RunOptions Options(
        string folder, RunManifest manifest, ScenarioLoadResult scenario, long? ticks, bool keepsTarget, int threads)
    {
        if (scenario.World!.Digest != manifest.ScenarioDigest)
            throw new RunFolderException(
                $"{folder}: {manifest.Scenario} has changed since the run began (digest {manifest.ScenarioDigest}, "
                + $"now {scenario.World.Digest}); put it back, or run again into another folder.");
        if (Directory.Exists(RunFolder.StoreOf(folder)) && RunHistory.Read(folder).Hashes.Count is int there && ticks < there)
            throw new RunFolderException(TooFew(folder, ticks.Value, there));
        return new RunOptions
        {
            Scenario = manifest.Scenario,
            Inputs = manifest.Inputs,
            Seed = manifest.Seed,
            Ticks = ticks ?? (keepsTarget ? manifest.Ticks : null),
            Threads = threads,
            OutDirectory = folder,
            Plants = File.Exists(Path.Combine(folder, RunFiles.Plants)),
            KeepsTarget = keepsTarget && ticks is null,
            MayReplay = manifest.Build == BuildDigest.Current,
        };
    }

    /// <summary>The refusal of a number of ticks that a run already has more than: going back would lose what it computed.</summary>
    public static string TooFew(string folder, long asked, long there) =>
        $"{folder}: the run has {there} ticks already, and {asked} were asked for; ask for {there} or more with --ticks, or use "
        + $"`twin fork {folder} --at {asked} --out OTHER` for a run that parts from it there. Nothing was changed.";

    /// <summary>Rows and assumed rows over all tables of a scenario.</summary>
    public static AssumptionSummary AssumptionsOf(ScenarioLoadResult scenario) =>
        new(scenario.Assumptions.Sum(count => count.Rows), scenario.Assumptions.Sum(count => count.Assumed));
}
