namespace DigitalTwin.FaultSimulation;

/// <summary>An activation of the coordinator: carries what it asks for over the simulated network.</summary>
internal sealed class SimCoordinator : SimActor, ICoordinatorHost
{
    private readonly SimStore _store;
    private readonly SimChecker _checker;
    private readonly SortedDictionary<string, List<SimMessage>> _askedFor = new(StringComparer.Ordinal);
    private readonly Dictionary<(CallId Call, string Target), int> _attempts = [];
    private int _renamed;

    public SimCoordinator(SimCluster cluster, SimSilo silo, SimStore store, SimChecker checker, CoordinatorOptions options)
        : base(cluster, EntityIds.Simulation, SimKind.Simulation, silo)
    {
        _store = store;
        _checker = checker;
        Coordinator = new Coordinator(cluster.Factory.CreateSimulation, this, options);
    }

    /// <summary>The coordinator.</summary>
    public Coordinator Coordinator { get; }

    public override void Take(SimMessage message)
    {
        if (Coordinator.State == CoordinatorState.New)
            Coordinator.Start();
        if (message.Content is long target)
        {
            Coordinator.AdvanceTo(target);
        }
        else if (message.Content is RunEvent injected)
        {
            if (Cluster.Bug == PlantedBug.ForgetsEventIds)
                injected = injected with { Id = $"{injected.Id}#{_renamed++}" };
            AskersOf(injected.Id).Add(message);
            if (Cluster.Bug == PlantedBug.AnswersBeforeLogging)
                Answer(new EventAnswer(injected.Id, true, 0, ""));
            Coordinator.Inject(injected);
        }
    }

    public void LoadGrid(int grid, in GridLoad load) =>
        Send(SimMessageType.GridLoad, grid, SimPhase.Loading, load.Call, StateBytes.Encode(load));

    public void CallGrid(int grid, in GridRequest request)
    {
        GridRequest sent = request;
        if (Cluster.Bug == PlantedBug.HandsOverInOrderOfArrival && request.Inbox.Length > 1)
            sent = request with { Inbox = ((IEnumerable<Message>)request.Inbox.ToArray()).Reverse().ToArray() };
        Send(SimMessageType.GridCall, grid, SimPhase.Opening, request.Call, StateBytes.Encode(sent));
    }

    public void LoadCoupling(in CouplingLoad load) => SendToCoupling(SimMessageType.CouplingLoad, SimPhase.Loading, load.Call, [], load);

    public void CallCoupling(in ClearRequest request) =>
        SendToCoupling(SimMessageType.CouplingCall, SimPhase.Clearing, request.Call, StateBytes.Encode(request), null);

    public void CallStore(long id, StoreRequest request) => _store.Take(this, id, request, reply => Coordinator.StoreAnswered(id, reply));

    public void ScheduleTimeout(long token) => After(SimTimes.CoordinatorPatienceMs, () => Coordinator.OnTimeout(token));

    public void Show(in TickCommit commit, bool replayed) => _checker.Shown(commit);

    public IReadOnlyList<Attachment> Attach(long tick) => [new Attachment("seen", BitConverter.GetBytes(tick))];

    public void Restore(long tick, IReadOnlyList<Attachment> attachments)
    {
        Cluster.Trace.Log($"epoch {Coordinator.Epoch} goes on from tick {tick}");
        if (attachments.Count > 0 && BitConverter.ToInt64(attachments[0].Bytes.Span) != tick)
            Cluster.Fail($"The attachment of another checkpoint came back at tick {tick}.");
        _checker.Restored(tick, Coordinator.Recoveries);
    }

    public void Answer(in EventAnswer answer)
    {
        EventAnswer sent = answer;
        foreach (SimMessage asked in AskersOf(answer.Id))
            asked.Reply!([], (this, sent));
        _askedFor.Remove(answer.Id);
    }

    public void Log(string notice) => Cluster.Trace.Log(notice);

    public void Stopped(StopReason reason, string message)
    {
        Cluster.Trace.Log($"epoch {Coordinator.Epoch} stops: {reason}: {message}");
        if (reason != StopReason.Superseded)
            Cluster.Fail($"{reason}: {message}");
        Cluster.Deactivate(this);
    }

    private List<SimMessage> AskersOf(string id)
    {
        if (!_askedFor.TryGetValue(id, out List<SimMessage>? asked))
            _askedFor.Add(id, asked = []);
        return asked;
    }

    private void Send(SimMessageType type, int grid, SimPhase phase, CallId call, byte[] frame)
    {
        SimMessage? message = null;
        string zone = Cluster.Factory.Zones[grid];
        message = new SimMessage(type, zone, Cluster.Cast.Of(zone), phase, call, AttemptAt(call, zone), frame, null, (reply, from) =>
            Cluster.Reply((SimActor)from!, message!, this, () => Coordinator.GridAnswered(grid, StateBytes.Decode<GridReply>(reply))));
        Cluster.Send(Silo, message);
    }

    private void SendToCoupling(SimMessageType type, SimPhase phase, CallId call, byte[] frame, object? content)
    {
        SimMessage? message = null;
        int attempt = AttemptAt(call, EntityIds.Coupling);
        SimRole role = Cluster.Cast.Of(EntityIds.Coupling);
        message = new SimMessage(type, EntityIds.Coupling, role, phase, call, attempt, frame, content, (reply, from) =>
            Cluster.Reply((SimActor)from!, message!, this, () => Coordinator.CouplingAnswered(StateBytes.Decode<ClearReply>(reply))));
        Cluster.Send(Silo, message);
    }

    private int AttemptAt(CallId call, string target)
    {
        _attempts.TryGetValue((call, target), out int attempt);
        return _attempts[(call, target)] = attempt + 1;
    }
}
