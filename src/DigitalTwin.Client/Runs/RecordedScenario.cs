namespace DigitalTwin.Client.Runs;

/// <summary>The scenario of a run that was recorded before.</summary>
internal static class RecordedScenario
{
    /// <summary>Loads it, and warns where it or the program has changed since; null where it has errors.</summary>
    public static ScenarioLoadResult? Load(string command, RunManifest manifest)
    {
        if (ScenarioInput.Shown(ResumableRun.LoadScenario(manifest)) is not ScenarioLoadResult scenario)
            return null;
        if (manifest.ScenarioDigest != scenario.Digest)
            Console.Error.WriteLine(
                $"{command}: {manifest.Scenario} has changed since the run (digest {manifest.ScenarioDigest}, now {scenario.Digest})");
        if (manifest.Build != BuildDigest.Current)
            Console.Error.WriteLine($"{command}: another build made the run (digest {manifest.Build}, this one {BuildDigest.Current})");
        return scenario;
    }
}
