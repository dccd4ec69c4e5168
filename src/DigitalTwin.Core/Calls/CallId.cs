using DigitalTwin.Core.State;

namespace DigitalTwin.Core.Calls;

/// <summary>
/// What a call is: which run, in which epoch of it, which tick and which round of that tick. Together with the predecessor's digest
/// it distinguishes a repeated call from a new one, a late one from a stale one.
/// </summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Epoch">Rises by one with every recovery; an older one has no effect any more.</param>
/// <param name="Tick">The tick whose offers are asked for. The tick before it is settled.</param>
/// <param name="Round">Round of the tick, 0 first: a day-ahead round follows at the beginning of a UTC day.</param>
[State]
public readonly partial record struct CallId(ulong Run, int Epoch, long Tick, int Round);

/// <summary>How a participant took a call.</summary>
public enum ReplyStatus
{
    /// <summary>Done now, or done before and answered again.</summary>
    Done,

    /// <summary>The caller's predecessor is not this participant's state, or it has none yet: only the coordinator recovers.</summary>
    Gap,

    /// <summary>The epoch is over; nothing was done.</summary>
    StaleEpoch,

    /// <summary>The same call was made before with other input; nothing was done.</summary>
    Conflict,

    /// <summary>A later call was taken since: this one is a late copy; nothing was done.</summary>
    Superseded,

    /// <summary>The state to be loaded cannot be read or is not what it claims to be; nothing was done.</summary>
    Unreadable,
}
