using DigitalTwin.Model.Market;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Identity;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Members;

/// <summary>
/// A participant that belongs to a grid: a plant, a datacenter, a fab, a flexible load, an operator or a country. A synchronous state
/// machine without I/O; what carries its calls is a transport's business.
/// </summary>
/// <remarks>Not thread-safe: a transport makes one call at a time.</remarks>
public abstract class Member : IStateful
{
    private readonly OfferBook _book = new();
    private long _sequence;

    [NotState("What was answered last, for a repeated call.")]
    private readonly MemberReply _reply = new();

    [NotState("Part of the reply; what was sent is state of the coordinator.")]
    private readonly List<Message> _outbox;

    [NotState("Buffer.")]
    private CanonicalWriter _writer = new(256);

    [NotState("Identity of the last call, which the coordinator's state implies.")]
    private CallId _lastCall;

    [NotState("Digest of the state.")]
    private Digest _digest;

    /// <summary>Creates a member.</summary>
    /// <param name="id">Identifier, as in the scenario.</param>
    protected Member(string id)
    {
        Id = id;
        _outbox = _reply.Outbox;
    }

    /// <summary>Identifier, as in the scenario.</summary>
    public string Id { get; }

    /// <summary>Takes a call. A repeated call gets the stored reply and changes nothing.</summary>
    public MemberReply Handle(in MemberRequest request)
    {
        if (request.Call == _lastCall && request.Call != default)
            return _reply;
        if (request.Call.Epoch < _lastCall.Epoch)
            return Refuse(request.Call, ReplyStatus.StaleEpoch);
        if (request.Predecessor != _digest)
            return Refuse(request.Call, ReplyStatus.Gap);

        _outbox.Clear();
        long tick = request.Call.Tick;
        foreach (ref readonly Message message in request.Inbox.Span)
            Receive(tick, message);
        if (request.Award is ZoneAward award)
            _reply.Report = Settle(tick - 1, _book, award);
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

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("sequence", ref _sequence);
        _book.VisitState(ref visitor);
        VisitOwnState(ref visitor);
    }

    /// <summary>Shows the state of the kind of member.</summary>
    protected abstract void VisitOwnState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct;

    /// <summary>Takes a message.</summary>
    /// <param name="tick">The tick whose offers are asked for; the tick before it is about to be settled.</param>
    /// <param name="message">The message.</param>
    protected virtual void Receive(long tick, in Message message) =>
        throw new InvalidOperationException($"{Id} takes no message of kind {message.Payload.GetType().Name} (from {message.From}).");

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

    private MemberReply Answer(in MemberRequest request)
    {
        _writer.Reset();
        VisitState(ref _writer);
        _digest = Digest.Of(_writer.Written);
        _lastCall = request.Call;
        _reply.Call = request.Call;
        _reply.Status = ReplyStatus.Done;
        _reply.Digest = _digest;
        _reply.Offer = request.Offers ? _book : null;
        return _reply;
    }

    private MemberReply Refuse(CallId call, ReplyStatus status) => new() { Call = call, Status = status, Digest = _digest };
}
