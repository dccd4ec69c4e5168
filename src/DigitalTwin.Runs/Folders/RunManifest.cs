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

/// <summary>The run that another one was forked from.</summary>
/// <param name="Folder">Its folder, as it was named.</param>
/// <param name="Ticks">Ticks that both have.</param>
/// <param name="Hash">Hash of the last of them; empty if there is none.</param>
public sealed record RunParent(string Folder, long Ticks, string Hash);

/// <summary>The state of a run, as <c>status.json</c> in its folder says.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="State">running, finished, interrupted or failed.</param>
/// <param name="Ticks">Ticks committed.</param>
/// <param name="InstantUtc">Start of the newest tick; null before the first.</param>
/// <param name="Hash">Hash of the newest tick.</param>
/// <param name="ProcessId">Process that runs or ran it.</param>
public sealed record RunStatus(string Scenario, ulong Seed, string State, long Ticks, DateTime? InstantUtc, string Hash, int ProcessId)
{
    /// <summary>The run goes on.</summary>
    public const string Running = "running";

    /// <summary>The run reached the ticks asked for.</summary>
    public const string Finished = "finished";

    /// <summary>The run was ended at a tick boundary.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>The run ended by a failure, or its process is gone.</summary>
    public const string Failed = "failed";
}
