using DigitalTwin.Protocol.Checkpoints;
using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>
/// The state of a run between its grids: the tick, the chained hash, undelivered messages. Says what to ask of the grids and of the
/// coupling, and takes what they answer: <see cref="Open"/>, <see cref="Gather"/>, <see cref="Clear"/>, <see cref="Cleared"/>, again.
/// </summary>
/// <remarks>
/// Opening tick t settles t - 1 and asks for the offers of t in one round trip. The hash of t - 1 therefore covers the offers for t.
/// </remarks>
public sealed partial class Simulation
{
    /// <summary>Balances are asserted to this many MW in every zone and tick.</summary>
    public const double ResidualLimitMw = 1e-6;

    private readonly ImmutableArray<string> _zones;
    [State] private long _tick;
    [State] private Digest _chain;
    [State(EntityIds.Coupling)] private Digest _couplingDigest;
    [State] private readonly Addresses _addresses;
    [State(By = nameof(VisitGrids))] private readonly Digest[] _gridDigests;
    [State(By = nameof(VisitGrids))] private readonly List<Message>[] _pending;
    [State("undelivered")] private readonly List<Message> _toLines = [];

    [NotState("Number of the run, from its manifest.")]
    private readonly ulong _run;

    [NotState("The scenario; never changes.")]
    private readonly WorldSpec _world;

    [NotState("The calls at hand.")]
    private readonly GridRequest[] _requests;

    [NotState("Reports on the tick that was settled; nothing later depends on them.")]
    private readonly GridReport[] _reports;

    [NotState("Offers asked for; they are part of the grids' state.")]
    private readonly NetSupplyCurve[] _curves;

    [NotState("Buffer.")]
    private CanonicalWriter _writer = new(4096);

    [NotState("Follow from the offers asked for.")]
    private ZoneOutcome[]? _outcomes;

    [NotState("Follow from the offers asked for.")]
    private double[] _flowsMw = [];

    [NotState("Follows from the offers asked for.")]
    private double _networkResidualMw;

    /// <summary>Creates the state of a run before its first tick.</summary>
    /// <param name="run">Number of the run.</param>
    /// <param name="gridOfEntity">Index of the grid that carries each entity's messages.</param>
    public Simulation(ulong run, WorldSpec world, SortedDictionary<string, int> gridOfEntity)
    {
        _run = run;
        _world = world;
        _zones = [.. world.Zones.Select(zone => zone.Id)];
        _addresses = new Addresses(_zones, gridOfEntity);
        _requests = new GridRequest[_zones.Length];
        _reports = new GridReport[_zones.Length];
        _curves = new NetSupplyCurve[_zones.Length];
        _gridDigests = new Digest[_zones.Length];
        _pending = new List<Message>[_zones.Length];
        for (int i = 0; i < _zones.Length; i++)
            _pending[i] = [];
    }

    /// <summary>Number of the run.</summary>
    public ulong Run => _run;

    /// <summary>Identifiers of the zones in the world's order.</summary>
    public ImmutableArray<string> Zones => _zones;

    /// <summary>The tick that is opened next, or is open and not yet cleared.</summary>
    public long Tick => _tick;

    /// <summary>Hash of the newest committed tick.</summary>
    public Digest Hash => _chain;

    /// <summary>The calls that open the next tick: one a grid, in the world's order of zones.</summary>
    /// <param name="epoch">The epoch at hand.</param>
    /// <param name="events">The events that take effect with this tick, in the order of the log.</param>
    /// <param name="logged">All events of the log, in its order: those who join learn which of them hold.</param>
    /// <param name="saves">Whether the answers bring what a checkpoint needs.</param>
    public ReadOnlyMemory<GridRequest> Open(int epoch, IReadOnlyList<RunEvent> events, IReadOnlyList<LogEntry> logged, bool saves)
    {
        _toLines.Clear();
        TellNewborn(logged);
        Deliver(events);
        var call = new CallId(_run, epoch, _tick, 0);
        for (int i = 0; i < _zones.Length; i++)
            _requests[i] = new GridRequest(call, _gridDigests[i], _outcomes?[i], _pending[i].ToArray(), saves);
        return _requests;
    }

    /// <summary>Takes the grids' answers and commits the tick that they settled.</summary>
    /// <param name="replies">One reply a grid, in the world's order of zones.</param>
    /// <exception cref="ProtocolViolationException">A grid did not do what was asked, or its balance does not close.</exception>
    public TickCommit Gather(ReadOnlySpan<GridReply> replies)
    {
        for (int i = 0; i < _zones.Length; i++)
            _pending[i].Clear();
        int imposed = _toLines.Count;
        for (int i = 0; i < replies.Length; i++)
        {
            GridReply reply = replies[i];
            if (reply.Status != ReplyStatus.Done)
                throw new ProtocolViolationException($"Grid {_zones[i]} answered {reply.Status} to the opening of tick {_tick}.");
            if (_outcomes is not null && !(Math.Abs(reply.Report.ResidualMw) <= ResidualLimitMw))
                throw new ProtocolViolationException(
                    $"Grid {_zones[i]} leaves a balance of {reply.Report.ResidualMw} MW in tick {_tick - 1}.");
            if (_outcomes is not null && reply.Report.HasImpossibleHeadroom)
                throw new ProtocolViolationException(
                    $"Grid {_zones[i]} is short of load or reserve in tick {_tick - 1} and reports headroom for more.");
            _gridDigests[i] = reply.Digest;
            _reports[i] = reply.Report;
            _curves[i] = reply.Curve;
            foreach (Message message in reply.Outbox)
                Post(message);
        }

        foreach (List<Message> pending in _pending)
            pending.Sort(MessageOrder.Instance);
        if (_toLines.Count > imposed)
            _toLines.Sort(MessageOrder.Instance);
        _chain = NextHash();
        return new TickCommit(_tick - 1, _chain, _reports, _networkResidualMw, _flowsMw);
    }

    /// <summary>The call that clears the tick that was opened.</summary>
    /// <param name="epoch">The epoch at hand.</param>
    /// <param name="saves">Whether the answer brings what a checkpoint needs.</param>
    public ClearRequest Clear(int epoch, bool saves) =>
        new(new CallId(_run, epoch, _tick, 0), _couplingDigest, _chain, _curves, _toLines.ToArray(), saves);

    /// <summary>Takes the outcome of clearing; the tick is then settled by opening the next.</summary>
    /// <param name="reply">What the coupling answered to the offers of the tick that was opened.</param>
    /// <exception cref="ProtocolViolationException">Net positions and flows do not match.</exception>
    public void Cleared(ClearReply reply)
    {
        if (reply.Status != ReplyStatus.Done)
            throw new ProtocolViolationException($"The coupling answered {reply.Status} to the clearing of tick {_tick}.");
        if (!(reply.NetworkResidualMw <= ResidualLimitMw))
            throw new ProtocolViolationException($"Flows and net positions differ by {reply.NetworkResidualMw} MW in tick {_tick}.");
        _outcomes = reply.Outcomes;
        _flowsMw = reply.FlowsMw;
        _networkResidualMw = reply.NetworkResidualMw;
        _couplingDigest = reply.Digest;
        foreach (Message message in reply.Outbox)
            Post(message);
        if (reply.Outbox.Length > 0)
        {
            foreach (List<Message> pending in _pending)
                pending.Sort(MessageOrder.Instance);
        }

        _tick++;
    }

    /// <summary>The coordinator's object of a checkpoint, right after <see cref="Gather"/>.</summary>
    public byte[] Save() => StateObject.Write(_run, _tick, EntityIds.Simulation, this);

    /// <summary>Takes the coordinator's object of a checkpoint and the offers that the grids gave before it.</summary>
    /// <param name="saved">The object.</param>
    /// <param name="tick">The tick whose offers were asked for.</param>
    /// <exception cref="CanonicalFormatException">It cannot be read, or is not this run's at this tick.</exception>
    public void Load(ReadOnlyMemory<byte> saved, long tick)
    {
        StateObject.Read(saved, _run, tick, EntityIds.Simulation, this);
        if (_tick != tick)
            throw new CanonicalFormatException($"The coordinator is at tick {_tick} where the checkpoint says {tick}.");
    }

    /// <summary>Takes what a grid answered to its load.</summary>
    /// <returns>Whether the grid is at the tick of this state.</returns>
    public bool TakeLoaded(int grid, GridReply reply)
    {
        _curves[grid] = reply.Curve;
        return reply.Status == ReplyStatus.Done && reply.Digest == _gridDigests[grid];
    }

    /// <summary>Whether the coupling is at the tick of this state.</summary>
    public bool AgreesWith(ClearReply loaded) => loaded.Status == ReplyStatus.Done && loaded.Digest == _couplingDigest;

    private void VisitGrids<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        for (int i = 0; i < _zones.Length; i++)
        {
            CallWalks.Visit(ref visitor, _zones[i], ref _gridDigests[i]);
            visitor.VisitList("undelivered", _pending[i]);
        }
    }

    /// <summary>
    /// Keeps what an entity sent for the next tick; a birth that a member sends takes an address at once. What is for the lines is
    /// delivered with the clearing of the tick whose opening brought it.
    /// </summary>
    private void Post(in Message message)
    {
        if (message.To == EntityIds.Coupling)
        {
            _toLines.Add(message);
            return;
        }

        bool isBirth = message.Payload is BirthPayload;
        if (isBirth && !_addresses.Admits(message))
            return;
        _pending[_addresses.GridOf(message)].Add(message);
        if (isBirth)
            _addresses.Follow(message);
    }

    /// <summary>Fleets that join with this tick learn of the events on their zone, country or world that hold already.</summary>
    private void TellNewborn(IReadOnlyList<LogEntry> logged)
    {
        foreach (List<Message> pending in _pending)
        {
            if (logged.Count == 0 || !pending.Exists(message => BornFleet(message) is not null))
                continue; // nearly always
            foreach (string id in pending.Select(BornFleet).OfType<string>().ToArray())
            {
                foreach (LogEntry entry in logged.Where(entry => entry.Tick < _tick))
                {
                    if (entry.Event!.MessageFor(_tick, entry.Tick, id, _world) is Message message)
                        pending.Add(message);
                }
            }

            pending.Sort(MessageOrder.Instance);
        }
    }

    private static string? BornFleet(Message message) => (message.Payload as BirthPayload)?.Birth.Plant?.Fleet.Id;

    /// <summary>Puts the messages of events beside those that entities sent.</summary>
    private void Deliver(IReadOnlyList<RunEvent> events)
    {
        foreach (Message message in events.SelectMany(injected => injected.MessagesAt(_tick, _world, _addresses.Built)))
        {
            if (message.To == EntityIds.Coupling)
            {
                _toLines.Add(message);
            }
            else if (_addresses.Admits(message))
            {
                _pending[_addresses.GridOf(message)].Add(message);
                _addresses.Follow(message);
            }
        }

        if (events.Count == 0)
            return;
        _toLines.Sort(MessageOrder.Instance);
        foreach (List<Message> pending in _pending)
            pending.Sort(MessageOrder.Instance);
    }

    /// <summary>Chains the canonical state: the coordinator's own fields hold the last hash and the digests of all grids.</summary>
    private Digest NextHash()
    {
        _writer.Reset();
        VisitState(ref _writer);
        return Digest.Of(_writer.Written);
    }
}
