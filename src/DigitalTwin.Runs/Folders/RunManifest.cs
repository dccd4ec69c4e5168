namespace DigitalTwin.Runs.Folders;

/// <summary>What decides a run's bits, and so what is needed to run it again.</summary>
/// <param name="Scenario">Name or folder of the scenario.</param>
/// <param name="ScenarioDigest">Digest of the scenario's content.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="StartUtc">First instant of the run.</param>
/// <param name="Build">Digest of the program's assemblies that decide bits.</param>
/// <param name="Ticks">Ticks that were asked for when it began; null for as many as it is let run. Decides no bit.</param>
public sealed record RunManifest(string Scenario, string ScenarioDigest, ulong Seed, DateTime StartUtc, string Build, long? Ticks)
{
    /// <summary>Digest of each input of the scenario, by file: what the digest of its content represents. Empty in older folders.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The run that it was forked from; null for one that began with its first tick.</summary>
    public RunParent? Parent { get; init; }
}
