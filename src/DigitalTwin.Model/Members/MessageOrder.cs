namespace DigitalTwin.Model.Members;

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
