namespace DigitalTwin.Protocol.Grids;

/// <summary>What a grid answers. One is kept and given again to a repeated call; it does not change until the grid's next call.</summary>
[State]
public sealed partial class GridReply
{
    /// <summary>The call or load that is answered.</summary>
    public CallId Call { get; internal set; }

    /// <summary>How the call was taken; the other fields hold only for <see cref="ReplyStatus.Done"/>.</summary>
    public ReplyStatus Status { get; internal set; }

    /// <summary>Digest of the grid's state, its members' digests included, after the call.</summary>
    public Digest Digest { get; internal set; }

    /// <summary>Report on the tick that was settled; of no meaning in the first tick and after a load.</summary>
    public GridReport Report { get; } = new();

    /// <summary>Offer for the next tick; of no meaning after the load of the state before the first tick.</summary>
    public NetSupplyCurve Curve { get; } = new();

    /// <summary>Messages that members and the grid itself sent while settling.</summary>
    public List<Message> Outbox { get; } = [];

    /// <summary>The grid's object of a checkpoint; empty if it was not asked for.</summary>
    public ReadOnlyMemory<byte> Checkpoint { get; internal set; }

    /// <summary>The answer of a shell round a grid that has no state yet.</summary>
    public static GridReply Refused(CallId call, ReplyStatus status) => new() { Call = call, Status = status };
}
