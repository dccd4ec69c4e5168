using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Members;

/// <summary>
/// A participant that belongs to a grid: a plant, a datacenter, a fab, a flexible load, an operator or a country. A synchronous state
/// machine without I/O; what carries its calls is a transport's business.
/// </summary>
/// <remarks>Not thread-safe: a transport makes one call at a time.</remarks>
public abstract partial class Member
{
    [State] private long _sequence;
    [State] private readonly OfferBook _book = new();

    [NotState("What was answered last, for a repeated call.")]
    private readonly MemberReply _reply = new();

    [NotState("Part of the reply; what was sent is state of the coordinator.")]
    private readonly List<Message> _outbox;

    [NotState("Buffer.")]
    private CanonicalWriter _writer = new(256);

    [NotState("The state of the member in the order of calls, which the coordinator's state implies.")]
    private readonly CallGate _gate = new();

    [NotState("The state that the scenario or a birth made; never changes.")]
    private byte[]? _asMade;

    [NotState("The last call, to distinguish a repeated one from one with other input.")]
    private MemberRequest _lastRequest;

    /// <summary>Creates a member.</summary>
    /// <param name="id">Identifier, as in the scenario.</param>
    protected Member(string id)
    {
        Id = id;
        _outbox = _reply.Outbox;
    }

    /// <summary>Identifier, as in the scenario.</summary>
    public string Id { get; }

    /// <summary>Takes a state: the only way in which one arrives. A repeated load of an epoch never rolls back.</summary>
    public MemberReply Load(in StateLoad load)
    {
        Admission admission = _gate.AdmitLoad(load.Run, load.Epoch, load.Tick);
        if (admission == Admission.Repeated)
            return Loaded(load);
        if (admission != Admission.New)
            return Refuse(load.Call, CallGate.Refusal(admission));
        _asMade ??= StateBytes.Of(this); // calls before the first load are refused, so that this is the state as made
        try
        {
            StateBytes.Read(this, load.State.IsEmpty ? _asMade : load.State);
        }
        catch (CanonicalFormatException)
        {
            return Refuse(load.Call, ReplyStatus.Unreadable);
        }

        _gate.Loaded(load.Run, load.Epoch, load.Tick, load.State.IsEmpty ? Digest.None : EncodeState());
        return Loaded(load);
    }

    /// <summary>Takes a call. A repeated call gets the stored reply and changes nothing.</summary>
    public MemberReply Handle(in MemberRequest request)
    {
        Admission admission = _gate.Admit(request.Call, request.Predecessor);
        if (admission == Admission.Repeated)
            return StateBytes.AreSame(request, _lastRequest) ? _reply : Refuse(request.Call, ReplyStatus.Conflict);
        if (admission != Admission.New)
            return Refuse(request.Call, CallGate.Refusal(admission));

        _gate.Break(); // until it is answered: an exception on the way leaves a state that must not be used
        _outbox.Clear();
        long tick = request.Call.Tick;
        foreach (ref readonly Message message in request.Inbox.Span)
        {
            if (message.Payload is not EventPayload)
                Receive(tick, message);
        }

        _reply.Report = request.Award is ZoneAward award ? Settle(tick - 1, _book, award) : default;
        TakeEvents(tick, request.Inbox.Span);
        if (request.Plan is FleetPlan plan)
            AcceptPlan(plan);
        _reply.Declaration = request.Declares ? Declare(tick) : null;
        if (request.Offers)
        {
            _book.Clear();
            Offer(tick, _book);
        }

        return Answer(request);
    }

    /// <summary>Shows the state of the kind of member.</summary>
    protected abstract void VisitOwnState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct;

    /// <summary>Takes a message.</summary>
    /// <param name="tick">The tick whose offers are asked for; the tick before it is about to be settled.</param>
    protected virtual void Receive(long tick, in Message message) =>
        throw new InvalidOperationException($"{Id} takes no message of kind {message.Payload.GetType().Name} (from {message.From}).");

    /// <summary>What injected events impose on the member, part of its own state; null for those that take no events.</summary>
    protected virtual ActiveEffects? Imposed => null;

    /// <summary>Whether events of a kind mean something to the member.</summary>
    protected virtual bool Takes(EffectKind kind) => kind is EffectKind.Outage or EffectKind.Derate;

    /// <summary>Moves the state to the end of a tick.</summary>
    protected abstract MemberReport Settle(long tick, OfferBook offered, in ZoneAward award);

    /// <summary>Offers and bids for a tick into an empty book.</summary>
    protected abstract void Offer(long tick, OfferBook book);

    /// <summary>States what the member could do in the day that begins with a tick; null if it takes no part in the day-ahead
    /// pass.</summary>
    protected virtual FleetDeclaration? Declare(long dayStartTick) => null;

    /// <summary>Takes the day-ahead plan.</summary>
    protected virtual void AcceptPlan(FleetPlan plan)
    {
    }

    /// <summary>Sends a message, to be delivered in the next tick.</summary>
    protected void Send(long tick, string to, Payload payload) => _outbox.Add(new Message(Id, to, _sequence++, tick, payload));

    /// <summary>Events are taken after the last tick was settled; they hold from the declaration or the offers of the next on.</summary>
    private void TakeEvents(long tick, ReadOnlySpan<Message> inbox)
    {
        Imposed?.Expire(tick);
        foreach (ref readonly Message message in inbox)
        {
            if (message.Payload is not EventPayload payload)
                continue;
            if (Imposed is null || !Takes(payload.Imposition.Kind))
                throw new InvalidOperationException($"{Id} takes no event of kind {payload.Imposition.Kind} (from {message.From}).");
            Imposed.Add(payload.Imposition);
        }
    }

    private MemberReply Answer(in MemberRequest request)
    {
        _gate.Done(request.Call, EncodeState());
        _lastRequest = request;
        _reply.Call = request.Call;
        _reply.Status = ReplyStatus.Done;
        _reply.Digest = _gate.Digest;
        _reply.Offer = request.Offers ? _book : null;
        _reply.State = request.Saves ? _writer.WrittenMemory : default;
        return _reply;
    }

    private MemberReply Loaded(in StateLoad load)
    {
        if (load.Saves)
            EncodeState();
        return new MemberReply
        {
            Call = load.Call,
            Status = ReplyStatus.Done,
            Digest = _gate.Digest,
            State = load.Saves ? _writer.WrittenMemory : default,
        };
    }

    private Digest EncodeState()
    {
        _writer.Reset();
        VisitState(ref _writer);
        return Digest.Of(_writer.Written);
    }

    private MemberReply Refuse(CallId call, ReplyStatus status) => new() { Call = call, Status = status, Digest = _gate.Digest };
}
