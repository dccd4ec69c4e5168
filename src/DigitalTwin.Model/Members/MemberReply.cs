using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Members;

/// <summary>
/// What a member answers. One is kept a member and given again to a repeated call; it does not change until the member's next call.
/// </summary>
[State]
public sealed partial class MemberReply : IWalked<MemberReply>
{
    /// <inheritdoc/>
    public static MemberReply Walk<TVisitor>(ref TVisitor visitor, MemberReply? value)
        where TVisitor : IStateVisitor, allows ref struct
    {
        value ??= new MemberReply();
        value.VisitState(ref visitor);
        return value;
    }

    /// <summary>The call or load that is answered.</summary>
    public CallId Call { get; internal set; }

    /// <summary>How the call was taken; the other fields hold only for <see cref="ReplyStatus.Done"/>.</summary>
    public ReplyStatus Status { get; internal set; }

    /// <summary>Digest of the member's state after the call.</summary>
    public Digest Digest { get; internal set; }

    /// <summary>What the member did in the tick that was settled.</summary>
    public MemberReport Report { get; internal set; }

    /// <summary>What the member offers for the tick; null if it was not asked.</summary>
    public OfferBook? Offer { get; internal set; }

    /// <summary>What the member could do in the coming day; null if it was not asked or takes no part in the day-ahead pass.</summary>
    public FleetDeclaration? Declaration { get; internal set; }

    /// <summary>Messages sent while settling.</summary>
    public List<Message> Outbox { get; } = [];

    /// <summary>
    /// Canonical bytes of the state after the call; empty if they were not asked for. Valid until the member's next call.
    /// </summary>
    public ReadOnlyMemory<byte> State { get; internal set; }

    /// <summary>A refusal on behalf of a member that has no state yet.</summary>
    public static MemberReply Refused(CallId call, ReplyStatus status) => new() { Call = call, Status = status };
}
