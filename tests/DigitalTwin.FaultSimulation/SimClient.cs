namespace DigitalTwin.FaultSimulation;

/// <summary>
/// Somebody outside who drives the run: injects events, asks again until they are accepted, sets the target, and wakes the run when
/// nobody drives it.
/// </summary>
internal sealed class SimClient
{
    private const long PatienceMs = 70;

    private readonly SimCluster _cluster;
    private readonly SimSchedule _schedule;
    private readonly SortedDictionary<string, long?> _accepted = new(StringComparer.Ordinal);
    private int _attempt;

    public SimClient(SimCluster cluster, SimSchedule schedule)
    {
        _cluster = cluster;
        _schedule = schedule;
        foreach (RunEvent injected in schedule.Pinned)
            _accepted.Add(injected.Id, null);
        foreach (RunEvent injected in schedule.Pinned)
            cluster.Clock.After(0, () => Inject(injected));
        cluster.Clock.After(schedule.LooseAtMs, () => Inject(schedule.Loose));
        cluster.Clock.After(0, Nudge);
    }

    /// <summary>Whether all events have been accepted.</summary>
    public bool IsDone => _accepted.Count > _schedule.Pinned.Count && _accepted.Values.All(tick => tick is not null);

    /// <summary>What has not been answered, in words.</summary>
    public string Waits =>
        $"events without an answer: {string.Join(", ", _accepted.Where(sent => sent.Value is null).Select(sent => sent.Key))}";

    /// <summary>Ticks to run: few until the events that name a tick are accepted.</summary>
    private long Target =>
        _schedule.Pinned.All(injected => _accepted[injected.Id] is not null) ? _schedule.Ticks : _schedule.FirstTarget;

    private void Inject(RunEvent injected)
    {
        _accepted.TryAdd(injected.Id, null);
        if (_accepted[injected.Id] is not null)
            return;
        Send(SimMessageType.Inject, injected, injected.Id);
        _cluster.Clock.After(PatienceMs, () => Inject(injected));
    }

    /// <summary>What a hosted service of each silo does: sees to it that somebody drives the run, and how far it is to go.</summary>
    private void Nudge()
    {
        bool driven = _cluster.Find(EntityIds.Simulation) is SimCoordinator active && active.Coordinator.Target >= Target;
        if (!driven)
            Send(SimMessageType.Advance, Target, "");
        _cluster.Clock.After(SimTimes.NudgeMs, Nudge);
    }

    private void Send(SimMessageType type, object content, string id)
    {
        var call = new CallId(0, 0, type == SimMessageType.Inject ? id.Length : 0, 0);
        SimPhase phase = _cluster.Phase;
        SimMessage? message = null;
        SimRole role = _cluster.Cast.Of(EntityIds.Simulation);
        message = new SimMessage(type, EntityIds.Simulation, role, phase, call, _attempt++, [], content, (_, said) =>
            Answered(message!, said));
        _cluster.Send(null, message);
    }

    private void Answered(SimMessage asked, object? said)
    {
        (SimCoordinator from, EventAnswer answer) = ((SimCoordinator, EventAnswer))said!;
        _cluster.Reply(from, asked, null, () =>
        {
            string id = ((RunEvent)asked.Content!).Id;
            if (answer.Accepted)
                _accepted[id] = answer.Tick;
            else
                _cluster.Fail($"Event {id} was refused: {answer.Reason}");
        });
    }
}
