namespace DigitalTwin.Protocol.Events;

/// <summary>
/// Something that happens to a run from outside: an outage, a line loss, a demand shock, a new campus, a retirement, a measured value.
/// Validated before it reaches the coordinator, logged, and applied exactly once. Immutable.
/// </summary>
/// <param name="Id">Chosen by whoever injects it; the same again is the same event.</param>
/// <param name="AtTick">Tick wanted; null for the first whose offers have not been asked for.</param>
/// <param name="Target">
/// What it reaches: a member, a zone, <see cref="Core.Calls.EntityIds.Coupling"/> for lines; or all that <see cref="EventTargets"/> finds
/// in a zone, a country or <see cref="Core.Calls.EntityIds.All"/>.
/// </param>
/// <param name="Imposition">What it imposes; its end follows from <paramref name="DurationTicks"/>.</param>
/// <param name="DurationTicks">Ticks that it holds, from the one in which it takes effect; null for ever.</param>
/// <param name="Birth">A member that joins the target; null unless that is what happens.</param>
/// <param name="Retires">A member that leaves the target; empty unless that is what happens.</param>
[State]
public sealed partial record RunEvent(
    string Id, long? AtTick, string Target, ActiveEffect Imposition, long? DurationTicks, MemberBirth? Birth, string Retires)
{
    private const string SenderPrefix = "event/";

    /// <summary>The messages that carry it to those whom it reaches, in ordinal order; none for a measured value, which the log alone
    /// keeps.</summary>
    /// <param name="tick">The tick with whose offers it takes effect.</param>
    /// <param name="world">The world of the run.</param>
    /// <param name="built">Identifiers of the fleets that countries have built and that are in service.</param>
    public IReadOnlyList<Message> MessagesAt(long tick, WorldSpec world, IEnumerable<string> built)
    {
        if (IsMeasured)
            return [];
        IReadOnlyList<string> targets = EventTargets.Of(this, world, built);
        var messages = new Message[targets.Count];
        Payload payload = PayloadAt(tick);
        for (int i = 0; i < messages.Length; i++)
            messages[i] = new Message(SenderPrefix + Id, targets[i], i, tick, payload);
        return messages;
    }

    /// <summary>The message by which a fleet that joins learns of an event that holds already; null where it does not reach it.</summary>
    /// <param name="tick">The tick in which the fleet joins.</param>
    /// <param name="since">The tick with whose offers the event took effect; before the former.</param>
    /// <param name="built">Identifier of the fleet.</param>
    /// <param name="world">The world of the run.</param>
    public Message? MessageFor(long tick, long since, string built, WorldSpec world)
    {
        bool isOver = DurationTicks is long ticks && since + ticks <= tick;
        return IsMeasured || isOver || !EventTargets.Holds(this, built, world)
            ? null
            : new Message(SenderPrefix + Id, built, 0, tick, PayloadAt(since));
    }

    /// <summary>Whether another one asks for the same under the same identifier.</summary>
    public bool SameAs(RunEvent other) => StateBytes.Of(Entry(this)).AsSpan().SequenceEqual(StateBytes.Of(Entry(other)));

    private bool IsMeasured => Birth is null && Retires.Length == 0 && Imposition.Kind == EffectKind.Measured;

    private static Protocol.Events.LogEntry Entry(RunEvent walked) => new(0, default, walked);

    private Payload PayloadAt(long tick)
    {
        if (Birth is MemberBirth birth)
            return new BirthPayload(birth);
        if (Retires.Length > 0)
            return new RetirementPayload(Retires);
        string subject = Imposition.Kind is EffectKind.LineDerate or EffectKind.Policy ? Imposition.Subject : "";
        long endTick = DurationTicks is long ticks ? tick + ticks : long.MaxValue;
        return new EventPayload(Imposition with { Subject = subject, EndTick = endTick });
    }
}

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
