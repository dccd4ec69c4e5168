namespace DigitalTwin.FaultSimulation;

/// <summary>The store at the other end of the network: fails, forgets to answer, writes late, and reads back torn objects.</summary>
internal sealed class SimStore(SimCluster cluster, FaultPlan plan, MemoryStore store, SimChecker checker)
{
    /// <summary>Its name among the participants.</summary>
    public const string Name = "store";

    private readonly SortedSet<string> _torn = new(StringComparer.Ordinal);
    private readonly MutantStore _sabotage = new(cluster.Factory, cluster.Bug, store);
    private long _taken;

    /// <summary>Takes a request of a coordinator.</summary>
    public void Take(SimCoordinator from, long id, StoreRequest request, Action<StoreReply> answer)
    {
        SimPhase phase = cluster.Phase = PhaseOf(request);
        SimMessage? message = null;
        var call = new CallId(0, from.Coordinator.Epoch, id, 0);
        message = new SimMessage(SimMessageType.Store, Name, cluster.Cast.Of(Name), phase, call, (int)(_taken++ % 7), [], request, null);
        cluster.Trace.Note(request.GetType().Name, message.Identity);
        if (_sabotage.AnswersAtOnce(request))
            cluster.Clock.After(0, () => from.Silo.Do(() => cluster.Guard(() => answer(StoreReply.Done))));
        if (Meets(message, FaultKind.Drop))
            return;
        double delay = Meets(message, FaultKind.Delay) ? plan.Share(message.Identity, FaultKind.Pause) : 0;
        long latency = 1 + (long)(delay * SimTimes.LongestDelayMs);
        cluster.Clock.After(latency, () => Arrive(from, message, request, answer));
        if (Meets(message, FaultKind.Duplicate))
            cluster.Clock.After(latency + SimTimes.UsualLatencyMs, () => Arrive(from, message, request, answer));
    }

    /// <summary>The log as it stands.</summary>
    public IReadOnlyList<LogEntry> Log() => store.Handle(new ReadLogRequest(0)).Entries;

    private static SimPhase PhaseOf(StoreRequest request) => request switch
    {
        AppendLogRequest or SetTargetRequest => SimPhase.Logging,
        WriteObjectsRequest or PublishRequest => SimPhase.Checkpointing,
        _ => SimPhase.Reading,
    };

    private bool Meets(SimMessage message, FaultKind kind) =>
        cluster.Clock.NowMs < SimTimes.FaultsEndMs && plan.Meets(message.Identity, kind, message.Kind, message.Phase);

    private void Arrive(SimCoordinator from, SimMessage message, StoreRequest request, Action<StoreReply> answer)
    {
        if (from.Silo.Cut)
            return;
        if (Meets(message, FaultKind.StoreWritesLate))
        {
            long late = 50 + (long)(plan.Share(message.Identity, FaultKind.StoreWritesLate) * 4 * SimTimes.LongestDelayMs);
            cluster.Clock.After(late, () => Do(message, request));
            return;
        }

        StoreReply reply = Meets(message, FaultKind.StoreFails) ? StoreReply.Unknown : Do(message, request);
        if (Meets(message, FaultKind.StoreForgetsAnswer))
            reply = StoreReply.Unknown;
        if (Meets(message, FaultKind.LoseReply))
            return;
        cluster.Clock.After(1, () =>
        {
            if (!from.Silo.Cut && !from.Gone)
                from.Silo.Do(() => cluster.Guard(() => answer(reply)));
        });
    }

    private StoreReply Do(SimMessage message, StoreRequest request)
    {
        StoreReply reply = request is ReadObjectRequest read && _torn.Contains(read.Name)
            ? new StoreReply(StoreStatus.Damaged) { Notices = [$"{read.Name} is torn"] }
            : _sabotage.Handle(request);
        cluster.Trace.Note($"{request.GetType().Name} {reply.Status}", Hash64.Mix((ulong)reply.Status));
        checker.Stored(request, reply);
        if (request is WriteObjectsRequest write && reply.Status == StoreStatus.Done && Meets(message, FaultKind.StoreTears))
        {
            int which = (int)(plan.Share(message.Identity, FaultKind.StoreTears) * write.Objects.Count);
            _torn.Add(write.Objects[which].Name);
            checker.Tore();
        }

        return reply;
    }
}
