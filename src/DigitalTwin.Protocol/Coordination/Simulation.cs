using System.Collections.Immutable;
using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Identity;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>
/// The coordinator: opens a tick at every grid, commits the tick before when all have answered, has the coupling clear, and goes on.
/// A synchronous state machine: <see cref="Open"/>, <see cref="Gather"/>, <see cref="Cleared"/>, and again.
/// </summary>
/// <remarks>
/// Opening tick t settles t - 1 and asks for the offers of t in one round trip. The hash of t - 1 therefore covers the offers for t.
/// </remarks>
public sealed class Simulation : IStateful
{
    /// <summary>Balances are asserted to this many MW in every zone and tick.</summary>
    public const double ResidualLimitMw = 1e-6;

    private readonly ImmutableArray<string> _zones;
    private readonly SortedDictionary<string, int> _gridOfEntity;
    private readonly Digest[] _gridDigests;
    private readonly List<Message>[] _pending;
    private readonly ulong _run;

    [NotState("The calls at hand.")]
    private readonly GridRequest[] _requests;

    [NotState("Reports on the tick that was settled; nothing later depends on them.")]
    private readonly GridReport[] _reports;

    [NotState("Offers asked for; they are part of the grids' state.")]
    private readonly NetSupplyCurve[] _curves;

    [NotState("Copies of the undelivered messages for the calls at hand.")]
    private readonly Message[][] _inboxes;

    [NotState("Buffer.")]
    private CanonicalWriter _writer = new(4096);

    [NotState("Follow from the offers asked for.")]
    private ZoneOutcome[]? _outcomes;

    [NotState("Follow from the offers asked for.")]
    private double[] _flowsMw = [];

    [NotState("Follows from the offers asked for.")]
    private double _networkResidualMw;

    private Digest _chain;
    private Digest _couplingDigest;
    private int _epoch = 1;
    private long _tick;

    /// <summary>Creates the coordinator of a run.</summary>
    /// <param name="run">Number of the run.</param>
    /// <param name="zones">Identifiers of the zones in the world's order.</param>
    /// <param name="gridOfEntity">Index of the grid that carries each entity's messages.</param>
    public Simulation(ulong run, ImmutableArray<string> zones, SortedDictionary<string, int> gridOfEntity)
    {
        _run = run;
        _zones = zones;
        _gridOfEntity = gridOfEntity;
        _requests = new GridRequest[zones.Length];
        _reports = new GridReport[zones.Length];
        _curves = new NetSupplyCurve[zones.Length];
        _gridDigests = new Digest[zones.Length];
        _inboxes = new Message[zones.Length][];
        _pending = new List<Message>[zones.Length];
        for (int i = 0; i < zones.Length; i++)
            _pending[i] = [];
    }

    /// <summary>The tick that is opened next.</summary>
    public long Tick => _tick;

    /// <summary>Hash of the newest committed tick.</summary>
    public Digest Hash => _chain;

    /// <summary>Offers of the grids for the tick that was opened, in the world's order of zones.</summary>
    public ReadOnlySpan<NetSupplyCurve> Curves => _curves;

    /// <summary>The calls that open the next tick: one a grid, in the world's order of zones.</summary>
    public ReadOnlyMemory<GridRequest> Open()
    {
        var call = new CallId(_run, _epoch, _tick, 0);
        for (int i = 0; i < _zones.Length; i++)
        {
            _inboxes[i] = [.. _pending[i]];
            _requests[i] = new GridRequest(call, _gridDigests[i], _outcomes?[i], _inboxes[i]);
        }

        return _requests;
    }

    /// <summary>Takes the grids' answers and commits the tick that they settled.</summary>
    /// <param name="replies">One reply a grid, in the world's order of zones.</param>
    /// <exception cref="ProtocolViolationException">A grid did not do what was asked, or its balance does not close.</exception>
    public TickCommit Gather(ReadOnlySpan<GridReply> replies)
    {
        for (int i = 0; i < _zones.Length; i++)
            _pending[i].Clear();
        for (int i = 0; i < replies.Length; i++)
        {
            GridReply reply = replies[i];
            if (reply.Status != ReplyStatus.Done)
                throw new ProtocolViolationException($"Grid {_zones[i]} answered {reply.Status} to the opening of tick {_tick}.");
            if (_outcomes is not null && !(Math.Abs(reply.Report.ResidualMw) <= ResidualLimitMw))
                throw new ProtocolViolationException(
                    $"Grid {_zones[i]} leaves a balance of {reply.Report.ResidualMw} MW in tick {_tick - 1}.");
            _gridDigests[i] = reply.Digest;
            _reports[i] = reply.Report;
            _curves[i] = reply.Curve;
            foreach (Message message in reply.Outbox)
                _pending[GridOf(message)].Add(message);
        }

        foreach (List<Message> pending in _pending)
            pending.Sort(MessageOrder.Instance);
        _chain = NextHash();
        return new TickCommit(_tick - 1, _chain, _reports, _networkResidualMw, _flowsMw);
    }

    /// <summary>Takes the outcome of clearing; the tick is then settled by opening the next.</summary>
    /// <param name="reply">What the coupling answered to the offers of the tick that was opened.</param>
    /// <exception cref="ProtocolViolationException">Net positions and flows do not match.</exception>
    public void Cleared(ClearReply reply)
    {
        if (!(reply.NetworkResidualMw <= ResidualLimitMw))
            throw new ProtocolViolationException($"Flows and net positions differ by {reply.NetworkResidualMw} MW in tick {_tick}.");
        _outcomes = reply.Outcomes;
        _flowsMw = reply.FlowsMw;
        _networkResidualMw = reply.NetworkResidualMw;
        _couplingDigest = reply.Digest;
        _tick++;
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        ulong chain = _chain.Value;
        ulong coupling = _couplingDigest.Value;
        visitor.Visit("tick", ref _tick);
        visitor.Visit("epoch", ref _epoch);
        visitor.Visit("chain", ref chain);
        visitor.Visit("coupling", ref coupling);
        _chain = new Digest(chain);
        _couplingDigest = new Digest(coupling);
        for (int i = 0; i < _zones.Length; i++)
        {
            ulong digest = _gridDigests[i].Value;
            visitor.Visit(_zones[i], ref digest);
            _gridDigests[i] = new Digest(digest);
            visitor.VisitList("undelivered", _pending[i]);
        }
    }

    private int GridOf(in Message message) => _gridOfEntity.TryGetValue(message.To, out int grid)
        ? grid
        : throw new ProtocolViolationException($"{message.From} wrote to {message.To}, whom nobody knows.");

    /// <summary>Chains the canonical state: the coordinator's own fields hold the last hash and the digests of all grids.</summary>
    private Digest NextHash()
    {
        _writer.Reset();
        VisitState(ref _writer);
        return Digest.Of(_writer.Written);
    }
}
