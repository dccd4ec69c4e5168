namespace DigitalTwin.Runs.Folders;

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
