namespace DigitalTwin.FaultSimulation;

/// <summary>How a simulated run ended.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Failure">What went wrong beyond what faults may cause; null if all is well.</param>
/// <param name="Hash">Hash of the last tick; empty if it was not reached.</param>
/// <param name="TraceDigest">Digest of all that happened: the same for the same seed, in every process.</param>
/// <param name="Faults">Faults that met it.</param>
/// <param name="Recoveries">Times that a coordinator began from the store, without the first.</param>
/// <param name="VirtualMs">Virtual time at its end, ms.</param>
/// <param name="Trace">What happened, line by line; empty unless it was wanted.</param>
public sealed record SimResult(
    ulong Seed,
    string? Failure,
    string Hash,
    ulong TraceDigest,
    IReadOnlyList<AppliedFault> Faults,
    int Recoveries,
    long VirtualMs,
    IReadOnlyList<string> Trace);

/// <summary>What every simulated run of a world is to do, whatever its faults.</summary>
/// <param name="Ticks">Ticks to commit.</param>
/// <param name="CheckpointEvery">Ticks between checkpoints.</param>
/// <param name="FirstTarget">Ticks to commit before the events are accepted that name a tick.</param>
/// <param name="Pinned">Events that name a tick, after <paramref name="FirstTarget"/> + 1.</param>
/// <param name="Loose">An event that names none: where it falls depends on the faults.</param>
/// <param name="LooseAtMs">Virtual time at which it is injected, ms.</param>
public sealed record SimSchedule(
    long Ticks, int CheckpointEvery, long FirstTarget, IReadOnlyList<RunEvent> Pinned, RunEvent Loose, long LooseAtMs);

/// <summary>What a run was doing when a fault met it.</summary>
public enum SimPhase
{
    /// <summary>Taking an epoch, reading the log and a checkpoint.</summary>
    Reading,

    /// <summary>Giving participants their state.</summary>
    Loading,

    /// <summary>Settling the last tick and asking for offers.</summary>
    Opening,

    /// <summary>Planning the day and asking for offers after it.</summary>
    DayAhead,

    /// <summary>Clearing.</summary>
    Clearing,

    /// <summary>Appending to the log, and setting the target.</summary>
    Logging,

    /// <summary>Writing a checkpoint.</summary>
    Checkpointing,
}

/// <summary>What an entity is in a simulated run.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Grid">Index of the grid that it is, or lives with; -1 for none.</param>
/// <param name="Key">Hash of its identifier.</param>
internal readonly record struct SimRole(SimKind Kind, int Grid, ulong Key);
