using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>
/// Drives a run: takes an epoch, loads everybody from the newest usable checkpoint, replays what the log holds, goes on tick by tick up
/// to the target, logs before it shows, and checkpoints. A synchronous state machine without I/O: it receives what came, and calls its
/// host what to carry. Answers may come late, twice, out of order or not at all.
/// </summary>
/// <remarks>Not thread-safe: a host hands over one thing at a time.</remarks>
public sealed partial class Coordinator
{
    private readonly Func<Simulation> _create;
    private readonly ICoordinatorHost _host;
    private readonly CoordinatorOptions _options;
    private readonly EventBook _events = new();
    private readonly List<RunEvent> _deferred = [];
    private readonly UnpublishedTicks _unshown = new();
    private readonly RunLog _log = new();
    private Simulation _run;
    private CoordinatorPhase _phase = CoordinatorPhase.Reading;
    private int _epoch;
    private long _target;
    private long? _wantedTarget;
    private long _leastTarget;
    private bool _paused;
    private CheckpointWriter? _checkpoint;
    private long _lastCheckpoint;

    /// <summary>Creates the coordinator of a run.</summary>
    /// <param name="create">Makes the state of the run before its first tick.</param>
    /// <param name="host">Carries what the coordinator asks for.</param>
    /// <param name="options">How to work.</param>
    public Coordinator(Func<Simulation> create, ICoordinatorHost host, CoordinatorOptions options)
    {
        _create = create;
        _host = host;
        _options = options;
        _run = create();
        _replies = new GridReply[_run.Zones.Length];
        _awaited = new bool[_run.Zones.Length];
        _loads = new GridLoad[_run.Zones.Length];
    }

    /// <summary>
    /// Committed ticks that may wait for the log before the next is cleared, at least 1; null for what the options say. Who watches a run
    /// and acts on it wants no ticks on the way.
    /// </summary>
    public int? MostUnlogged { get; set; }

    /// <summary>What the coordinator is doing.</summary>
    public CoordinatorState State { get; private set; }

    /// <summary>The epoch at hand; 0 before the first.</summary>
    public int Epoch => _epoch;

    /// <summary>What it waits for at the moment, in a word.</summary>
    public string Doing => _phase.ToString();

    /// <summary>Ticks committed, whether shown or not.</summary>
    public long Committed => _run.Tick;

    /// <summary>Ticks whose hash is in the log.</summary>
    public long Logged => _log.LastTick + 1;

    /// <summary>Ticks to commit.</summary>
    public long Target => _target;

    /// <summary>Epochs taken after the first of this coordinator because somebody had lost a state.</summary>
    public int Recoveries { get; private set; }

    /// <summary>Ticks recomputed that the log held already.</summary>
    public long Replayed { get; private set; }

    /// <summary>Tick of the newest checkpoint; 0 before the first.</summary>
    public long CheckpointTick => _lastCheckpoint;

    /// <summary>The events in the log, in its order; none before it has been read.</summary>
    public IReadOnlyList<LogEntry> LoggedEvents => _events.Logged;

    /// <summary>The first tick whose offers have not been asked for, as far as anybody has seen.</summary>
    public long FirstFreeTick =>
        Math.Max(_phase == CoordinatorPhase.AwaitingEvents ? _run.Tick : _run.Tick + 1, _log.LastTick + 2);

    /// <summary>Whether nothing is under way: all ticks wanted are committed and shown, and no checkpoint is being written.</summary>
    public bool IsSettled =>
        State == CoordinatorState.Stopped
        || (State == CoordinatorState.AtTarget && _log.Unlogged == 0 && _checkpoint is null && _storeCalls.Count == 0);

    /// <summary>Begins: takes an epoch, and with it the run from whoever had it.</summary>
    public void Start()
    {
        State = CoordinatorState.Recovering;
        TakeEpoch();
    }

    /// <summary>Sets the tick up to which to go. Holds once the store has it.</summary>
    /// <param name="target">Number of ticks to commit, counted from the run's beginning.</param>
    public void AdvanceTo(long target)
    {
        _wantedTarget = target;
        _leastTarget = Math.Min(_leastTarget, target); // the newest wish holds, after a recovery too
        if (_phase != CoordinatorPhase.Reading && State != CoordinatorState.Stopped)
            Ask(new SetTargetRequest(_epoch, target));
    }

    /// <summary>
    /// Sets the tick up to which to go, unless it is to go further already. While an epoch begins, how far that is will only be known
    /// when the store has answered.
    /// </summary>
    /// <param name="target">Number of ticks to commit, counted from the run's beginning.</param>
    public void AdvanceAtLeastTo(long target)
    {
        _leastTarget = target;
        if (_phase is not (CoordinatorPhase.Reading or CoordinatorPhase.Loading) && target > (_wantedTarget ?? _target))
            AdvanceTo(target);
    }

    /// <summary>Holds the run at the next tick boundary, whatever the target.</summary>
    public void Pause()
    {
        _paused = true;
        if (_phase == CoordinatorPhase.Barrier)
            Continue();
    }

    /// <summary>Lets a run go on that was held.</summary>
    public void GoOnAfterPause()
    {
        bool held = _paused;
        _paused = false;
        if (held && _phase == CoordinatorPhase.Barrier)
            Continue();
    }

    /// <summary>Takes an event that was validated. The result is reported to the host, once it is in the log or refused.</summary>
    public void Inject(RunEvent injected)
    {
        if (State == CoordinatorState.Stopped)
            Refuse(injected, _run.Tick, "The run has stopped.");
        else if (_phase is CoordinatorPhase.Reading or CoordinatorPhase.Loading)
            _deferred.Add(injected);
        else if (_events.Find(injected.Id) is var (entry, logged))
            AnswerAgain(injected, entry, logged);
        else
            Accept(injected);
    }

    /// <summary>The time has passed in which an answer should have come: asks again, with the same identity.</summary>
    /// <param name="token">What the host was given with <see cref="ICoordinatorHost.ScheduleTimeout"/>.</param>
    public void OnTimeout(long token)
    {
        if (State == CoordinatorState.Stopped)
            return;
        if (token == _callToken)
            CallAgain();
        else if (_storeCalls.Remove(token, out StoreRequest? request))
            Ask(request);
    }

    /// <summary>Whether something is still waited for that would be asked again by a token.</summary>
    public bool Awaits(long token) => token == _callToken || _storeCalls.ContainsKey(token);

    /// <summary>Begins another epoch at once: the host knows that somebody is lost, who cannot say so.</summary>
    /// <param name="why">What was lost.</param>
    public void Restart(string why)
    {
        if (State is not (CoordinatorState.New or CoordinatorState.Stopped))
            Recover(why);
    }

    /// <summary>Stops: the host cannot carry a call, and asking again does not fix it.</summary>
    /// <param name="why">What is in the way, for a person.</param>
    public void Fail(string why)
    {
        if (State != CoordinatorState.Stopped)
            Stop(StopReason.Failed, $"Tick {_run.Tick}: {why}");
    }

    private void Accept(RunEvent injected)
    {
        long first = FirstFreeTick;
        long tick = injected.AtTick ?? first;
        if (tick < first)
        {
            Refuse(injected, first, $"Tick {tick} has been asked for; tick {first} is the first that can still be changed.");
            return;
        }

        var entry = new LogEntry(tick, default, injected);
        _events.Begin(entry);
        _log.Add(entry);
        PumpLog();
    }

    private void AnswerAgain(RunEvent injected, in LogEntry entry, bool logged)
    {
        if (!injected.SameAs(entry.Event!))
            Refuse(injected, entry.Tick, "Another event has this identifier; choose a new one.");
        else if (logged)
            _host.Answer(new EventAnswer(injected.Id, true, entry.Tick, ""));
    }

    private void Refuse(RunEvent injected, long tick, string reason) =>
        _host.Answer(new EventAnswer(injected.Id, false, tick, reason));

    private void Recover(string why)
    {
        _host.Log($"Tick {_run.Tick}: {why} A new epoch begins.");
        MovesAsPlanned = false;
        if (_handOver == HandOver.Move)
            _handOver = null; // everybody is put in place anew anyway
        Recoveries++;
        State = CoordinatorState.Recovering;
        TakeEpoch();
    }

    private void Stop(StopReason reason, string message)
    {
        State = CoordinatorState.Stopped;
        _storeCalls.Clear();
        Array.Clear(_awaited);
        _couplingAwaited = false;
        _host.Stopped(reason, message);
    }
}
