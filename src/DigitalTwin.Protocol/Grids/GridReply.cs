namespace DigitalTwin.Protocol.Grids;

/// <summary>What a grid answers. One is kept and given again to a repeated call; it does not change until the grid's next call.</summary>
[State]
public sealed partial class GridReply : IWalked<GridReply>
{
    /// <inheritdoc/>
    public static GridReply Walk<TVisitor>(ref TVisitor visitor, GridReply? value)
        where TVisitor : IStateVisitor, allows ref struct
    {
        value ??= new GridReply();
        value.VisitState(ref visitor);
        return value;
    }

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

/// <summary>
/// What a grid offers to the coupling for one tick: its net position as a rising function of price. A bid of demand at price b is a
/// step at b like supply, since not serving it raises the net position.
/// </summary>
[State]
[StateCopy]
public sealed partial class NetSupplyCurve
{
    /// <summary>Net position when nothing is supplied and every bid is served, MW; at most zero.</summary>
    public double BaseMw { get; set; }

    /// <summary>
    /// The largest net position that serves all firm load and leaves the reserve intact, MW. Less the net position it is the MW that
    /// the zone can spare.
    /// </summary>
    public double FirmExportMw { get; set; }

    /// <summary>Steps in rising order of price.</summary>
    public List<Model.Market.Step> Steps { get; } = [];
}
