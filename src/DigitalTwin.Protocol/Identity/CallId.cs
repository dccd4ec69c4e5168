using DigitalTwin.Model.State;

namespace DigitalTwin.Protocol.Identity;

/// <summary>
/// What a call is: which run, in which epoch of it, which tick and which round of that tick. Together with the predecessor's digest
/// it tells a repeated call from a new one, a late one from a stale one.
/// </summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Epoch">Rises by one with every recovery; an older one has no effect any more.</param>
/// <param name="Tick">The tick whose offers are asked for. The tick before it is settled.</param>
/// <param name="Round">Round of the tick, 0 first: a day-ahead round follows at the beginning of a UTC day.</param>
[State]
public readonly partial record struct CallId(ulong Run, int Epoch, long Tick, int Round);
