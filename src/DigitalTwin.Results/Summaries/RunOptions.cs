namespace DigitalTwin.Results.Summaries;

/// <summary>What a person asks of a run.</summary>
public sealed record RunOptions
{
    /// <summary>Name or folder of the scenario, as the manifest is to have it (<c>ResumableRun.NameOf</c>).</summary>
    public required string Scenario { get; init; }

    /// <summary>Digest of each input of the scenario, for the manifest.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Ticks to run, counted from the run's beginning; null runs until stopped.</summary>
    public long? Ticks { get; init; }

    /// <summary>Threads that settle grids side by side, at least 1. The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Folder that receives the run's files; null writes none.</summary>
    public string? OutDirectory { get; init; }

    /// <summary>Whether that folder may hold no run yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>Folder of a run that is opened without writing its files, for <c>LocalRun.AnswerInbox</c>.</summary>
    public string? InboxDirectory { get; init; }

    /// <summary>
    /// Whether the run goes on to where the run in its folder was to go, if that is further away than <see cref="Ticks"/>.
    /// </summary>
    public bool KeepsTarget { get; init; }

    /// <summary>Whether the run waits for <c>LocalRun.AimAt</c> before it goes anywhere.</summary>
    public bool StartsHeld { get; init; }

    /// <summary>Whether this build may compute ticks again that the folder's log holds: it made them.</summary>
    public bool MayReplay { get; init; } = true;

    /// <summary>Ticks between checkpoints of a run that is kept, at least 1.</summary>
    public int CheckpointEvery { get; init; } = 24;

    /// <summary>Whether the hourly output of every plant is written too.</summary>
    public bool Plants { get; init; }

    /// <summary>Whether every message is encoded and decoded on its way, so that a shared reference can hide nothing.</summary>
    public bool EncodeMessages { get; init; }
}
