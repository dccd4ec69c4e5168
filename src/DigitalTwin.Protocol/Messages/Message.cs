using DigitalTwin.Model.State;

namespace DigitalTwin.Protocol.Messages;

/// <summary>
/// A message between two entities. Sent while a tick is settled, delivered before the next one is; messages to one entity are handed
/// over in the order of (sender, sequence), so that the order of arrival never matters. Immutable.
/// </summary>
/// <param name="From">Identifier of the sender.</param>
/// <param name="To">Identifier of the receiver.</param>
/// <param name="Sequence">Counts the sender's messages over the whole run.</param>
/// <param name="SentTick">Tick in which it was sent.</param>
/// <param name="Payload">What it says.</param>
public record struct Message(string From, string To, long Sequence, long SentTick, Payload Payload) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        string from = From ?? "";
        string to = To ?? "";
        long sequence = Sequence;
        long sentTick = SentTick;
        visitor.Visit("from", ref from);
        visitor.Visit("to", ref to);
        visitor.Visit("sequence", ref sequence);
        visitor.Visit("sent_tick", ref sentTick);
        this = new Message(from, to, sequence, sentTick, PayloadCodec.Visit(ref visitor, Payload));
    }
}
