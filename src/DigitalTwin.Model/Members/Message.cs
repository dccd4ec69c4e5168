using DigitalTwin.Model.Events;

namespace DigitalTwin.Model.Members;

/// <summary>
/// A message between two entities. Sent while a tick is settled, delivered before the next one is; messages to one entity are handed
/// over in the order of (sender, sequence), so that the order of arrival never matters. Immutable.
/// </summary>
/// <param name="From">Identifier of the sender.</param>
/// <param name="To">Identifier of the receiver.</param>
/// <param name="Sequence">Counts the sender's messages over the whole run.</param>
/// <param name="SentTick">Tick in which it was sent.</param>
/// <param name="Payload">What it says.</param>
[State]
public partial record struct Message(string From, string To, long Sequence, long SentTick, Payload Payload);

/// <summary>The order in which messages are kept and handed over: receiver, then sender, then the sender's sequence; ordinal.</summary>
public sealed class MessageOrder : IComparer<Message>
{
    private MessageOrder()
    {
    }

    /// <summary>The only instance.</summary>
    public static MessageOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Message x, Message y)
    {
        int byReceiver = string.CompareOrdinal(x.To, y.To);
        if (byReceiver != 0)
            return byReceiver;
        int bySender = string.CompareOrdinal(x.From, y.From);
        return bySender != 0 ? bySender : x.Sequence.CompareTo(y.Sequence);
    }
}

/// <summary>An injected event reaches an entity. It is taken after the last tick was settled and before the next is offered for.</summary>
/// <param name="Imposition">What it imposes.</param>
[Payload(5)]
public sealed record EventPayload(ActiveEffect Imposition) : Payload;

/// <summary>A member leaves the grid that is named, after it has settled the last tick.</summary>
/// <param name="Member">Identifier of the member.</param>
[Payload(7)]
public sealed record RetirementPayload(string Member) : Payload;

/// <summary>What a message says. Immutable.</summary>
public abstract partial record Payload;

/// <summary>Gives a payload the number of its kind, by which messages name it in bytes; the generator writes its walk.</summary>
/// <param name="kind">The number, above zero. Numbers are never used again.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PayloadAttribute(int kind) : Attribute
{
    /// <summary>The number of the kind.</summary>
    public int Kind { get; } = kind;
}
