using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Runs;

/// <summary>The runs of a cluster: which there are, and the durable state of each. A method throws
/// <see cref="RunRegistryUnavailableException"/> while the place where they are kept does not answer.</summary>
public interface IRunRegistry
{
    /// <summary>Whether what is written here outlives the processes.</summary>
    bool Durable { get; }

    /// <summary>Notes that a run was begun.</summary>
    /// <returns>What it was begun with, by whoever was first.</returns>
    Task<RunSpec> Enter(string run, RunSpec spec);

    /// <summary>What a run was begun with; null for one that was not started.</summary>
    Task<RunSpec?> Find(string run);

    /// <summary>Notes whether a run is to go on: such runs are nudged by every silo.</summary>
    Task Want(string run, bool ticks);

    /// <summary>Whether a run has been opened before.</summary>
    Task<bool> HasTicked(string run);

    /// <summary>Notes how an epoch of a run began, instead of what was noted of it before.</summary>
    Task Note(string run, EpochNote note);

    /// <summary>How the epochs of a run began, in no particular order.</summary>
    Task<IReadOnlyList<EpochNote>> Epochs(string run);

    /// <summary>Names of the runs that were begun.</summary>
    Task<IReadOnlyList<string>> List();

    /// <summary>Names of the runs that are to go on.</summary>
    Task<IReadOnlyList<string>> Wanted();

    /// <summary>Keeps where a run stands, for those who look on without waking it.</summary>
    /// <param name="kept">Where it stands.</param>
    /// <param name="summary">Its summary as JSON; null to leave what was kept.</param>
    Task Keep(KeptStanding kept, string? summary = null);

    /// <summary>Where a run stood when that was last kept; null for a run of which nothing was.</summary>
    Task<KeptStanding?> Standing(string run);

    /// <summary>Where the runs stood when that was last kept, by name.</summary>
    Task<IReadOnlyList<KeptStanding>> Standings();

    /// <summary>The summary that was last kept of a run; null for none.</summary>
    Task<string?> Summary(string run);

    /// <summary>Deletes all that is kept of a run.</summary>
    Task Forget(string run);

    /// <summary>The store of a run.</summary>
    /// <param name="run">Name of the run.</param>
    /// <param name="number">Number of the run; a store that holds another refuses.</param>
    IRunStore Open(string run, ulong number);

    /// <summary>Where the ticks of a run are shown to those who look on from outside; null for nowhere.</summary>
    /// <param name="run">Name of the run.</param>
    /// <param name="world">Its world.</param>
    ITickSink? Feed(string run, WorldSpec world);

    /// <summary>Who drives a run from within this process; null where nobody does.</summary>
    IRunDriver? Driver(string run);
}

/// <summary>Where a run stood.</summary>
/// <param name="Standing">Where.</param>
/// <param name="At">When that was kept.</param>
public sealed record KeptStanding(RunStanding Standing, DateTimeOffset At);

/// <summary>Where runs are kept does not answer now; whoever asked may ask again.</summary>
[GenerateSerializer, Alias("twin.cabinet-away")]
public sealed class RunRegistryUnavailableException(string message) : Orleans.Runtime.OrleansException(message);

/// <summary>What was asked of a run cannot be done, and asking again does not change it; says why and what to do.</summary>
[GenerateSerializer, Alias("twin.run-refused")]
public sealed class RunRefusedException(string message) : Exception(message);
