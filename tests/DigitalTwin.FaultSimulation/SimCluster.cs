namespace DigitalTwin.FaultSimulation;

/// <summary>
/// Silos, the directory of who is activated where, and the network between them, on one thread and in virtual time. All that happens
/// follows from the seed.
/// </summary>
internal sealed class SimCluster
{
    private readonly SortedDictionary<string, SimActor> _directory = new(StringComparer.Ordinal);
    private readonly SimSilo[] _silos;
    private readonly FaultPlan _plan;
    private int _activations;

    public SimCluster(ParticipantFactory factory, SimParticipants cast, FaultPlan plan, SimClock clock, SimTrace trace, PlantedBug bug)
    {
        Factory = factory;
        Cast = cast;
        _plan = plan;
        Clock = clock;
        Trace = trace;
        Bug = bug;
        _silos = [.. Enumerable.Range(0, SimTimes.Silos).Select(i => new SimSilo(i))];
        foreach (SiloFault fault in plan.Silos)
            clock.After(fault.AtMs, () => Begin(fault));
    }

    /// <summary>Makes the participants.</summary>
    public ParticipantFactory Factory { get; }

    /// <summary>Who can take part.</summary>
    public SimParticipants Cast { get; }

    /// <summary>Virtual time.</summary>
    public SimClock Clock { get; }

    /// <summary>What happens is noted here.</summary>
    public SimTrace Trace { get; }

    /// <summary>The mistake that is played; none but in tests.</summary>
    public PlantedBug Bug { get; }

    /// <summary>Makes the coordinator's activation; set before the run begins.</summary>
    public required Func<SimSilo, SimActor> CreateCoordinator { get; init; }

    /// <summary>What the run is doing, as far as its newest message tells.</summary>
    public SimPhase Phase { get; set; }

    /// <summary>The first thing that went wrong beyond what faults may cause; null while all is well.</summary>
    public string? Failure { get; private set; }

    private bool IsFaulty => Clock.NowMs < SimTimes.FaultsEndMs;

    /// <summary>Notes that something went wrong beyond what faults may cause.</summary>
    public void Fail(string what)
    {
        Failure ??= what;
        Trace.Log("FAILED: " + what);
    }

    /// <summary>Does something of which an exception means that a participant failed.</summary>
    public void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Fail($"{e.GetType().Name}: {e.Message}");
            Trace.Log(e.StackTrace ?? "");
        }
    }

    /// <summary>Sends a message from a silo; null is outside of the cluster.</summary>
    public void Send(SimSilo? from, SimMessage message)
    {
        Phase = message.Phase;
        Trace.Note(message.Target, message.Identity);
        if (IsFaulty && _plan.Meets(message.Identity, FaultKind.Drop, message.Kind, message.Phase))
            return;
        Deliver(from, message, Latency(message));
        if (IsFaulty && _plan.Meets(message.Identity, FaultKind.Duplicate, message.Kind, message.Phase))
            Deliver(from, message, Latency(message) + SimTimes.UsualLatencyMs);
    }

    /// <summary>Carries a reply back to the activation that asked.</summary>
    public void Reply(SimActor from, SimMessage asked, SimActor? to, Action take)
    {
        if (IsFaulty && _plan.Meets(asked.Identity, FaultKind.LoseReply, asked.Kind, asked.Phase))
            return;
        Clock.After(Latency(asked), () =>
        {
            if (from.Silo.Cut || to is { Silo.Cut: true } || to is { Gone: true })
                return;
            if (to is null)
                Guard(take);
            else
                to.Silo.Do(() => TakeUnlessGone(to, take));
        });
    }

    /// <summary>The newest activation of a participant that others know of; null if there is none.</summary>
    public SimActor? Find(string entity) =>
        _directory.TryGetValue(entity, out SimActor? actor) && !actor.Gone && !actor.Silo.DeclaredDead ? actor : null;

    /// <summary>Activates a participant where it belongs, or where there is room.</summary>
    public SimActor? Activate(string entity)
    {
        int home = HomeOf(Cast.Of(entity));
        for (int i = 0; i < _silos.Length; i++)
        {
            SimSilo silo = _silos[(home + i + _activations) % _silos.Length];
            if (!silo.TakesActivations)
                continue;
            SimActor actor = Create(entity, silo);
            _directory[entity] = actor;
            return actor;
        }

        return null;
    }

    /// <summary>Gives up an activation.</summary>
    public void Deactivate(SimActor actor)
    {
        actor.Gone = true;
        actor.Silo.Local.Remove(actor.Entity);
        if (_directory.TryGetValue(actor.Entity, out SimActor? known) && known == actor)
            _directory.Remove(actor.Entity);
    }

    private void TakeUnlessGone(SimActor actor, Action take)
    {
        if (!actor.Gone)
            Guard(take);
    }

    private long Latency(SimMessage message)
    {
        long usual = 1 + (long)(_plan.Share(message.Identity, FaultKind.Delay) * SimTimes.UsualLatencyMs);
        if (!IsFaulty || !_plan.Meets(message.Identity, FaultKind.Delay, message.Kind, message.Phase))
            return usual;
        return usual + (long)(_plan.Share(message.Identity, FaultKind.Crash) * SimTimes.LongestDelayMs);
    }

    private void Deliver(SimSilo? from, SimMessage message, long latency) => Clock.After(latency, () =>
    {
        if (from is { Cut: true })
            return;
        SimActor? actor = Resolve(from, message.Target);
        if (actor is null || (actor.Silo != from && actor.Silo.Cut))
            return;
        actor.Silo.Do(() => TakeUnlessGone(actor, () => actor.Take(message)));
    });

    /// <summary>A silo talks to its own activation where it has one; else to the one that all know of, or to a new one.</summary>
    private SimActor? Resolve(SimSilo? from, string entity)
    {
        if (from is not null && from.Local.TryGetValue(entity, out SimActor? local))
            return local;
        if (_directory.TryGetValue(entity, out SimActor? known))
        {
            if (!known.Gone && !known.Silo.DeclaredDead)
                return known;
            _directory.Remove(entity);
        }

        return Activate(entity);
    }

    private int HomeOf(SimRole role) =>
        (int)((role.Grid < 0 || _plan.Scatters ? role.Key : (ulong)role.Grid) % (ulong)_silos.Length);

    private SimActor Create(string entity, SimSilo silo)
    {
        _activations++;
        SimRole role = Cast.Of(entity);
        SimActor actor = role.Kind switch
        {
            SimKind.Simulation => CreateCoordinator(silo),
            SimKind.Coupling => new SimCoupling(this, silo),
            SimKind.Grid => new SimGrid(this, role.Grid, silo),
            _ => new SimMember(this, entity, silo),
        };
        silo.Local[entity] = actor;
        Trace.Log($"{entity} is activated on silo {silo.Index}");
        return actor;
    }

    private void Begin(SiloFault fault)
    {
        SimSilo silo = _silos[fault.Silo];
        if (!silo.TakesActivations)
            return;
        Trace.Log($"{fault.Kind} on silo {silo.Index} for {fault.LastsMs} ms");
        switch (fault.Kind)
        {
            case FaultKind.Crash:
                NoteAll(fault, silo);
                silo.Crash();
                Clock.After(SimTimes.DetectionMs + fault.LastsMs, silo.Restart);
                break;
            case FaultKind.Pause:
                NoteAll(fault, silo);
                silo.Pause();
                DeclareDeadLater(silo, () => silo.Paused);
                Clock.After(fault.LastsMs, silo.Resume);
                EvictLater(silo, fault.LastsMs);
                break;
            case FaultKind.Partition:
                NoteAll(fault, silo);
                silo.Cut = true;
                DeclareDeadLater(silo, () => silo.Cut);
                Clock.After(fault.LastsMs, () => silo.Cut = false);
                EvictLater(silo, fault.LastsMs);
                break;
            default:
                ActivateTwice(fault, silo);
                break;
        }
    }

    private void DeclareDeadLater(SimSilo silo, Func<bool> still) => Clock.After(SimTimes.DetectionMs, () =>
    {
        if (silo.Up && still())
            silo.DeclaredDead = true;
    });

    private void EvictLater(SimSilo silo, long lastsMs) => Clock.After(lastsMs + SimTimes.ZombieMs, () =>
    {
        if (silo.DeclaredDead && !silo.Paused && !silo.Cut)
            silo.Evict();
    });

    /// <summary>Somebody who lives elsewhere is activated here too; those who ask from here talk to that one.</summary>
    private void ActivateTwice(in SiloFault fault, SimSilo silo)
    {
        string[] elsewhere =
            [.. _directory.Where(known => known.Value.Silo != silo && !silo.Local.ContainsKey(known.Key)).Select(known => known.Key)];
        if (elsewhere.Length == 0)
            return;
        string entity = elsewhere[(int)(fault.Label % (ulong)elsewhere.Length)];
        SimActor second = Create(entity, silo);
        _plan.Note(fault, second.Kind, Phase);
        Clock.After(fault.LastsMs, () => Deactivate(second));
    }

    private void NoteAll(in SiloFault fault, SimSilo silo)
    {
        foreach (SimActor actor in silo.Local.Values)
            _plan.Note(fault, actor.Kind, Phase);
    }
}
