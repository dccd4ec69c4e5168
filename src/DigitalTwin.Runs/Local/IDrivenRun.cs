namespace DigitalTwin.Runs.Local;

/// <summary>Opens a run in a folder, whatever then carries its ticks: the local engine, or the silo of this process.</summary>
/// <param name="world">Its world.</param>
/// <param name="options">What was asked.</param>
/// <param name="assumptions">How the scenario's inputs are known.</param>
/// <param name="sinks">Further takers of committed ticks; disposed of with the run.</param>
public delegate IDrivenRun OpenRun(WorldSpec world, RunOptions options, AssumptionSummary assumptions, params ITickSink[] sinks);

/// <summary>
/// A run in the hands of one who drives it, whatever carries its ticks. One thread calls it; <see cref="Outlook"/> may be read by all.
/// </summary>
public interface IDrivenRun : IDisposable
{
    /// <summary>Ticks shown: committed, and in the log where there is one.</summary>
    long Ticks { get; }

    /// <summary>What others may know of it, as of the end of a tick.</summary>
    RunOutlook Outlook { get; }

    /// <summary>Its history; null where it has no folder.</summary>
    HistorySink? History { get; }

    /// <summary>
    /// Ticks that may be committed and not yet logged and shown: with 1 each is shown before the next is cleared, with null it is as many
    /// as go fastest.
    /// </summary>
    int? MostUnlogged { set; }

    /// <summary>Whether the run waits at each tick until <see cref="Advance"/> has reported it.</summary>
    bool WaitsForReports { set; }

    /// <summary>What was said of damage, recoveries and refusals, in plain words.</summary>
    event Action<string>? Noticed;

    /// <summary>Somebody else wants it to go to a number of ticks, or with null to be held.</summary>
    event Action<long?>? Asked;

    /// <summary>Holds the run, and sets the number of ticks to which <see cref="Advance"/> goes, counted from its beginning.</summary>
    /// <exception cref="RunStoppedException">The run cannot be opened.</exception>
    void AimAt(long ticks);

    /// <summary>Runs to the asked number of ticks, or until cancelled; ends between two ticks.</summary>
    /// <param name="progress">Learns the newest tick; ticks that come while it reports may be passed over.</param>
    /// <param name="cancellation">Asks the run to end after the tick at hand.</param>
    /// <returns>Whether the asked number of ticks was reached.</returns>
    /// <exception cref="RunStoppedException">The run cannot go on.</exception>
    bool Advance(IProgress<RunProgress>? progress = null, CancellationToken cancellation = default);

    /// <summary>Takes what waits in the inbox of a run that is not running into its log, and leaves it at its tick.</summary>
    /// <exception cref="RunStoppedException">The run cannot be opened.</exception>
    void AnswerInbox();

    /// <summary>The summary of the ticks so far.</summary>
    RunSummary Summarise();

    /// <summary>Ends the run: writes its last month of history and its summary to its folder, if it has one.</summary>
    RunSummary Finish();
}

/// <summary>What is known of a run that ticks, as of the end of a tick. Never changes.</summary>
/// <param name="FirstFreeTick">The first tick that an event can still reach.</param>
/// <param name="Recoveries">Times that state was lost and recomputed.</param>
/// <param name="Events">The events in its log.</param>
public sealed record RunOutlook(long FirstFreeTick, int Recoveries, ImmutableArray<LogEntry> Events);

/// <summary>A run cannot go on: the message says why, and what to do.</summary>
/// <param name="reason">Why.</param>
/// <param name="message">In plain words.</param>
public sealed class RunStoppedException(StopReason reason, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public StopReason Reason => reason;
}

/// <summary>A participant was called while it was in a call: calls go down the tree and only data comes back.</summary>
public sealed class CallCycleException(string participant)
    : Exception($"{participant} was called while it was answering a call. Calls go down the tree; only data comes back.");
