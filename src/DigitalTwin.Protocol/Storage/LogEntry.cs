using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Identity;

namespace DigitalTwin.Protocol.Storage;

/// <summary>An entry of a run's log: a committed tick, or an event that was accepted. Immutable.</summary>
/// <param name="Tick">The committed tick; for an event the tick with whose offers it takes effect.</param>
/// <param name="Hash">Hash of the committed tick; none for an event.</param>
/// <param name="Event">The event; null for a committed tick.</param>
public record struct LogEntry(long Tick, Digest Hash, RunEvent? Event) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        long tick = Tick;
        Digest hash = Hash;
        RunEvent? accepted = Event;
        visitor.Visit("tick", ref tick);
        WireFields.Visit(ref visitor, "hash", ref hash);
        if (WireFields.VisitPresence(ref visitor, "event", accepted is not null))
            accepted = RunEvent.Visit(ref visitor, accepted ?? RunEvent.Blank);
        this = new LogEntry(tick, hash, accepted);
    }

    /// <summary>Whether both say the same, to the last bit.</summary>
    public readonly bool SameAs(in LogEntry other)
    {
        LogEntry mine = this;
        LogEntry theirs = other;
        return StateBytes.Of(mine).AsSpan().SequenceEqual(StateBytes.Of(theirs));
    }
}
