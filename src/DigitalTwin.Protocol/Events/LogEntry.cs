namespace DigitalTwin.Protocol.Events;

/// <summary>An entry of a run's log: a committed tick, or an event that was accepted. Immutable.</summary>
/// <param name="Tick">The committed tick; for an event the tick with whose offers it takes effect.</param>
/// <param name="Hash">Hash of the committed tick; none for an event.</param>
/// <param name="Event">The event; null for a committed tick.</param>
[State]
public partial record struct LogEntry(long Tick, Digest Hash, RunEvent? Event)
{
    /// <summary>Whether both say the same, to the last bit.</summary>
    public readonly bool SameAs(in LogEntry other)
    {
        LogEntry mine = this;
        LogEntry theirs = other;
        return StateBytes.Of(mine).AsSpan().SequenceEqual(StateBytes.Of(theirs));
    }
}

/// <summary>What became of an injected event.</summary>
/// <param name="Id">Identifier of the event.</param>
/// <param name="Accepted">Whether it is in the log.</param>
/// <param name="Tick">Tick with whose offers it takes effect; when it is refused for its tick, the first that it could have.</param>
/// <param name="Reason">Why it was refused; empty when it was accepted.</param>
public readonly record struct EventAnswer(string Id, bool Accepted, long Tick, string Reason);
