namespace DigitalTwin.Runs.Local;

/// <summary>Sees a run: its ticks, what is said of it, and what became of events. Keeps what it wants with each checkpoint.</summary>
internal interface IRunObserver
{
    /// <summary>Takes a committed tick that is in the log.</summary>
    void Show(in TickCommit commit, bool replayed);

    /// <summary>What is to be kept with a checkpoint.</summary>
    IReadOnlyList<Attachment> Attach(long tick);

    /// <summary>Goes back to what was kept.</summary>
    void Restore(long tick, IReadOnlyList<Attachment> attachments);

    /// <summary>Takes what became of an event.</summary>
    void Answer(in EventAnswer answer);

    /// <summary>Takes a notice.</summary>
    void Log(string notice);
}

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
