using System.Collections.Immutable;
using DigitalTwin.Model.Grids;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;
using DigitalTwin.Model.Time;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Identity;
using DigitalTwin.Protocol.Members;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Grids;

/// <summary>
/// The grid of a zone: passes awards and messages to its members, merges their offers with its own load into one net supply curve,
/// and plans the coming day. A synchronous state machine: <see cref="Handle"/> and <see cref="Resume"/> say which calls to make.
/// </summary>
/// <remarks>Not thread-safe: a transport makes one call at a time, and hands all replies of a round back at once.</remarks>
public sealed partial class Grid : IStateful
{
    private readonly ZoneSpec _zone;
    private readonly ImmutableArray<GridMember> _members;
    private readonly OrdinaryLoad _load;
    private readonly DayAheadDesk _desk;
    private readonly MeritOrder _merit = new();
    private readonly Digest[] _memberDigests;
    private readonly string _country;
    private readonly double _largestUnitMw;
    private double _loadMw;
    private double _externalImportMw;
    private double _reserveMw;
    private long _sequence;

    [NotState("The calls of the round at hand.")]
    private readonly MemberRequest[] _calls;

    [NotState("The plans of the round at hand; the members keep theirs.")]
    private readonly FleetPlan?[] _plans;

    [NotState("What was answered last, for a repeated call.")]
    private readonly GridReply _reply;

    [NotState("Buffer.")]
    private CanonicalWriter _writer = new(4096);

    [NotState("The call at hand.")]
    private GridRequest _request;

    [NotState("Follows from the call at hand.")]
    private ZoneAward _award;

    [NotState("Identity of the last call, which the coordinator's state implies.")]
    private CallId _lastCall;

    [NotState("Digest of the state.")]
    private Digest _digest;

    [NotState("Round of the call at hand.")]
    private int _round;

    /// <summary>Creates the grid of a zone.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="calendar">Calendar of the run.</param>
    /// <param name="members">The members in ordinal order of their identifiers.</param>
    public Grid(ZoneSpec zone, Calendar calendar, ImmutableArray<GridMember> members)
    {
        _zone = zone;
        _members = members;
        _load = new OrdinaryLoad(zone, calendar);
        _desk = new DayAheadDesk(zone, _load);
        _memberDigests = new Digest[members.Length];
        _calls = new MemberRequest[members.Length];
        _plans = new FleetPlan?[members.Length];
        _reply = new GridReply(members.Length);
        _country = EntityIds.Country(zone.Country);
        foreach (GridMember member in members)
            _largestUnitMw = Math.Max(_largestUnitMw, member.UnitMw);
    }

    /// <summary>Identifier of the zone.</summary>
    public string Id => _zone.Id;

    /// <summary>The members in ordinal order of their identifiers.</summary>
    public ImmutableArray<GridMember> Members => _members;

    /// <summary>Takes a call of the coordinator. A repeated call that was answered gets the stored reply.</summary>
    public GridStep Handle(in GridRequest request)
    {
        if (request.Call == _lastCall && request.Call != default)
            return new GridStep(default, _reply);
        if (request.Call.Epoch < _lastCall.Epoch)
            return Refuse(request.Call, ReplyStatus.StaleEpoch);
        if (request.Predecessor != _digest)
            return Refuse(request.Call, ReplyStatus.Gap);

        _request = request;
        _round = 0;
        return new GridStep(FirstRound(), null);
    }

    /// <summary>Takes the replies of all members to one round of calls.</summary>
    /// <param name="replies">One reply a member, in the grid's order of members.</param>
    public GridStep Resume(ReadOnlySpan<MemberReply> replies)
    {
        for (int i = 0; i < replies.Length; i++)
        {
            if (replies[i].Status != ReplyStatus.Done)
                return Refuse(_request.Call, replies[i].Status);
            _memberDigests[i] = replies[i].Digest;
        }

        if (_round++ == 0)
        {
            _reply.Outbox.Clear();
            if (_request.Outcome is ZoneOutcome outcome)
                ReportSettled(outcome, replies);
            if (Calendar.BeginsDay(_request.Call.Tick))
                return new GridStep(DayAheadRound(replies), null);
        }

        OfferCurve(replies);
        return new GridStep(default, Answer());
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("load_mw", ref _loadMw);
        visitor.Visit("external_import_mw", ref _externalImportMw);
        visitor.Visit("reserve_mw", ref _reserveMw);
        visitor.Visit("sequence", ref _sequence);
        _merit.VisitState(ref visitor);
        _desk.VisitState(ref visitor);
        for (int i = 0; i < _memberDigests.Length; i++)
        {
            ulong digest = _memberDigests[i].Value;
            visitor.Visit(_members[i].Id, ref digest);
            _memberDigests[i] = new Digest(digest);
        }
    }

    private ReadOnlyMemory<MemberRequest> FirstRound()
    {
        bool beginsDay = Calendar.BeginsDay(_request.Call.Tick);
        ZoneAward? award = null;
        if (_request.Outcome is ZoneOutcome outcome)
            award = _award = _merit.ToAward(outcome);
        int next = 0;
        for (int i = 0; i < _members.Length; i++)
        {
            int first = next;
            while (next < _request.Inbox.Length && _request.Inbox.Span[next].To == _members[i].Id)
                next++;
            _calls[i] = new MemberRequest(
                _request.Call, _memberDigests[i], award, beginsDay, null, !beginsDay, _request.Inbox[first..next]);
        }

        if (next != _request.Inbox.Length)
            throw new InvalidOperationException($"{Id} has no member {_request.Inbox.Span[next].To}.");
        return _calls;
    }

    private ReadOnlyMemory<MemberRequest> DayAheadRound(ReadOnlySpan<MemberReply> replies)
    {
        _desk.Plan(_request.Call.Tick, _largestUnitMw, replies, _plans);
        CallId call = _request.Call with { Round = _round };
        for (int i = 0; i < _members.Length; i++)
            _calls[i] = new MemberRequest(call, _memberDigests[i], null, false, _plans[i], true, default);
        return _calls;
    }

    private void OfferCurve(ReadOnlySpan<MemberReply> replies)
    {
        long tick = _request.Call.Tick;
        _merit.Clear();
        _loadMw = _load.MwAt(tick);
        _merit.Bid(MarketPrices.EssentialLoad, _loadMw * _zone.EssentialShare);
        _merit.Bid(MarketPrices.OrdinaryLoad, _loadMw * (1 - _zone.EssentialShare));
        _externalImportMw = Math.Min(_zone.ExternalImportMw, _loadMw);
        if (_externalImportMw < 0)
            _merit.Bid(MarketPrices.OrdinaryLoad, -_externalImportMw);

        double firmMw = 0;
        double variableMw = 0;
        for (int i = 0; i < replies.Length; i++)
        {
            OfferBook book = replies[i]
                .Offer ?? throw new InvalidOperationException($"{_members[i].Id} was asked for an offer and gave none.");
            _merit.Add(book);
            firmMw += book.FirmMw;
            if (_members[i].Role == MemberRole.Variable)
                variableMw += book.FirmMw;
        }

        _reserveMw = ReserveRequirement.Mw(
            _largestUnitMw, _loadMw, variableMw, _zone.ReserveShareOfLoad, _zone.ReserveShareOfVariable);
        _merit.Close(firmMw, _reserveMw);
        _merit.WriteCurve(_reply.Curve, Math.Max(0, _externalImportMw), firmMw, _reserveMw);
    }

    private GridReply Answer()
    {
        _writer.Reset();
        VisitState(ref _writer);
        _digest = Digest.Of(_writer.Written);
        _lastCall = _request.Call;
        _reply.Call = _request.Call;
        _reply.Status = ReplyStatus.Done;
        _reply.Digest = _digest;
        return _reply;
    }

    private GridStep Refuse(CallId call, ReplyStatus status) =>
        new(default, new GridReply(0) { Call = call, Status = status, Digest = _digest });
}
