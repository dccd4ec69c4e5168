namespace DigitalTwin.Protocol.Grids;

/// <summary>
/// The grid of a zone: passes awards and messages to its members, merges their offers with its own load into one net supply curve,
/// and plans the coming day. A synchronous state machine: <see cref="Handle"/>, <see cref="Load"/> and <see cref="Resume"/> say which
/// calls to make.
/// </summary>
/// <remarks>Not thread-safe: a transport makes one call at a time, and hands all replies of a round back at once.</remarks>
public sealed partial class Grid
{
    private readonly ZoneSpec _zone;
    [State] private readonly Roster _roster;
    [State] private double _largestUnitMw;
    [State] private double _loadMw;
    [State] private double _externalImportMw;
    [State] private double _reserveMw;
    [State] private long _sequence;
    [State] private readonly ActiveEffects _impositions = new();
    [State] private readonly MeritOrder _merit = new();
    [State] private readonly DayAheadPlanner _desk;
    [State] private readonly ConnectionQueue _queue;
    [State] private readonly NetRevenueRecord? _rents;
    [State] private readonly NeedRecord? _needs;
    private readonly BaseDemand _load;
    private readonly ZoneRules _rules;
    private readonly Calendar _calendar;
    private readonly string _country;
    private readonly ImmutableSortedDictionary<string, string> _filers;

    [NotState("The calls of the round at hand.")]
    private MemberRequest[] _calls = [];

    [NotState("The plans of the round at hand; the members keep theirs.")]
    private FleetPlan?[] _plans = [];

    [NotState("What was answered last, for a repeated call.")]
    private readonly GridReply _reply = new();

    [NotState("Buffer.")]
    private CanonicalWriter _writer = new(4096);

    [NotState("The call at hand; after it the last one, to distinguish a repeated one from one with other input.")]
    private GridRequest _request;

    [NotState("Follows from the call at hand.")]
    private ZoneAward _award;

    [NotState("The state of the grid in the order of calls, which the coordinator's state implies.")]
    private readonly CallGate _gate = new();

    [NotState("What the calls at hand are for.")]
    private GridPhase _phase;

    /// <summary>Creates the grid of a zone.</summary>
    /// <param name="calendar">Calendar of the run.</param>
    /// <param name="members">The members that the scenario knows, in ordinal order of their identifiers.</param>
    /// <param name="opened">A bottleneck of the build-out that is removed; none by default.</param>
    /// <param name="filers">The operators' entities by site for which they file in several zones; none by default.</param>
    public Grid(
        ZoneSpec zone, Calendar calendar, ImmutableArray<GridMember> members, Relaxation opened = default,
        ImmutableSortedDictionary<string, string>? filers = null)
    {
        _filers = filers ?? ImmutableSortedDictionary<string, string>.Empty;
        _zone = zone;
        _roster = new Roster(members);
        _load = new BaseDemand(zone, calendar, _impositions);
        _rules = new ZoneRules(zone, _impositions);
        _desk = new DayAheadPlanner(zone, _load, _rules);
        _queue = new ConnectionQueue(zone.Permits, zone.ScaleMw, opened, zone.Speculations);
        _rents = zone.BuildOptions.IsEmpty ? null : new NetRevenueRecord(zone.BuildOptions);
        _needs = _rents is null || zone.SelfSufficiency is null ? null : new NeedRecord();
        _calendar = calendar;
        _country = EntityIds.Country(zone.Country);
        FollowRoster();
    }

    /// <summary>Identifier of the zone.</summary>
    public string Id => _zone.Id;

    /// <summary>The members at present, in ordinal order of their identifiers: the order of calls and replies.</summary>
    public ImmutableArray<GridMember> Members => _roster.Members;

    /// <summary>Takes a call of the coordinator. A repeated call that was answered gets the stored reply.</summary>
    public GridStep Handle(in GridRequest request)
    {
        Admission admission = _gate.Admit(request.Call, request.Predecessor);
        if (admission == Admission.Repeated)
            return StateBytes.AreSame(request, _request) ? GridStep.Answer(_reply) : Refuse(request.Call, ReplyStatus.Conflict);
        if (admission != Admission.New)
            return Refuse(request.Call, CallGate.Refusal(admission));

        _gate.Break(); // until it is answered
        _request = request;
        List<MemberLoad> births = Births();
        if (births.Count == 0)
            return FirstRound();
        _phase = GridPhase.Births;
        return GridStep.Load(births.ToArray());
    }

    /// <summary>Takes the replies to the calls or loads of the last step.</summary>
    /// <param name="replies">One reply a call, in the order of the calls.</param>
    public GridStep Resume(ReadOnlySpan<MemberReply> replies)
    {
        CallId call = _phase == GridPhase.Loading ? _loading.Call : _request.Call;
        foreach (MemberReply reply in replies)
        {
            if (reply.Status != ReplyStatus.Done)
                return Refuse(call, reply.Status);
        }

        switch (_phase)
        {
            case GridPhase.Loading:
                return FinishLoad(replies);
            case GridPhase.Births:
                return FirstRound();
            case GridPhase.FirstRound:
                TakeDigests(replies);
                return AfterFirstRound(replies);
            default:
                TakeDigests(replies);
                OfferCurve(replies);
                return GridStep.Answer(Answer(replies));
        }
    }

    private GridStep FirstRound()
    {
        _phase = GridPhase.FirstRound;
        bool beginsDay = Calendar.BeginsDay(_request.Call.Tick);
        ZoneAward? award = null;
        if (_request.Outcome is ZoneOutcome outcome)
            award = _award = _merit.ToAward(outcome);
        ImmutableArray<GridMember> members = _roster.Members;
        ReadOnlySpan<Message> inbox = _request.Inbox.Span;
        int delivered = 0;
        int next = 0;
        for (int i = 0; i < members.Length; i++)
        {
            while (next < inbox.Length && string.CompareOrdinal(inbox[next].To, members[i].Id) < 0)
                next++;
            int first = next;
            while (next < inbox.Length && inbox[next].To == members[i].Id)
                next++;
            delivered += next - first;
            bool stays = !Retires(members[i].Id);
            bool settles = IsNewborn(members[i].Id) ? false : award is not null;
            _calls[i] = new MemberRequest(
                _request.Call,
                _roster.Digests[i],
                settles ? award : null,
                stays && beginsDay,
                null,
                stays && !beginsDay,
                _request.Inbox[first..next],
                _request.Saves && stays && !beginsDay);
        }

        if (delivered + OwnMessages() != inbox.Length)
            throw new InvalidOperationException($"{Id} was handed messages to entities that are not its members.");
        return GridStep.Call(_calls.AsMemory(0, members.Length));
    }

    private GridStep AfterFirstRound(ReadOnlySpan<MemberReply> replies)
    {
        _reply.Outbox.Clear();
        if (_request.Outcome is ZoneOutcome outcome)
            ReportSettled(outcome, replies);
        else
            _reply.Report.Roster = _roster.Members;
        TakeEvents();
        ReadOnlySpan<MemberReply> staying = Dismiss(replies);
        if (Calendar.BeginsDay(_request.Call.Tick))
            return DayAheadRound(staying);
        OfferCurve(staying);
        return GridStep.Answer(Answer(staying));
    }

    private GridStep DayAheadRound(ReadOnlySpan<MemberReply> replies)
    {
        _phase = GridPhase.DayAheadRound;
        _desk.Plan(_request.Call.Tick, _largestUnitMw, replies, _plans);
        CallId call = _request.Call with { Round = 1 };
        for (int i = 0; i < replies.Length; i++)
            _calls[i] = new MemberRequest(call, _roster.Digests[i], null, false, _plans[i], true, default, _request.Saves);
        return GridStep.Call(_calls.AsMemory(0, replies.Length));
    }

    private void OfferCurve(ReadOnlySpan<MemberReply> replies)
    {
        long tick = _request.Call.Tick;
        _merit.Clear();
        _loadMw = _load.MwAt(tick);
        double essentialShare = _rules.EssentialShare(tick);
        _merit.Bid(MarketPrices.EssentialLoad, _loadMw * essentialShare);
        _merit.Bid(MarketPrices.OrdinaryLoad, _loadMw * (1 - essentialShare));
        _externalImportMw = Math.Min(_zone.ExternalImportMw, _loadMw);
        if (_externalImportMw < 0)
            _merit.Bid(MarketPrices.OrdinaryLoad, -_externalImportMw);

        double firmMw = 0;
        double heldBackMw = 0;
        double variableMw = 0;
        for (int i = 0; i < replies.Length; i++)
        {
            OfferBook book = replies[i].Offer
                ?? throw new InvalidOperationException($"{_roster.Members[i].Id} was asked for an offer and gave none.");
            _merit.Add(book);
            firmMw += book.FirmMw;
            heldBackMw += book.HeldBackMw;
            if (_roster.Members[i].Role == MemberRole.Variable)
                variableMw += book.FirmMw;
        }

        _reserveMw = _rules.ReserveMw(tick, _largestUnitMw, _loadMw, variableMw);
        _merit.Close(firmMw, _reserveMw);
        _merit.WriteCurve(_reply.Curve, Math.Max(0, _externalImportMw), firmMw, Math.Max(_reserveMw, heldBackMw));
    }

    private GridReply Answer(ReadOnlySpan<MemberReply> replies)
    {
        _writer.Reset();
        VisitState(ref _writer);
        _gate.Done(_request.Call, Digest.Of(_writer.Written));
        _reply.Call = _request.Call;
        _reply.Status = ReplyStatus.Done;
        _reply.Digest = _gate.Digest;
        _reply.Checkpoint = _request.Saves ? Save(_request.Call.Run, _request.Call.Tick, replies) : default;
        return _reply;
    }

    private GridStep Refuse(CallId call, ReplyStatus status) =>
        GridStep.Answer(new GridReply { Call = call, Status = status, Digest = _gate.Digest });

    private void TakeDigests(ReadOnlySpan<MemberReply> replies)
    {
        for (int i = 0; i < replies.Length; i++)
            _roster.Digests[i] = replies[i].Digest;
    }
}
