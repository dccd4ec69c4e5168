using DigitalTwin.Viewer.Feed;

namespace DigitalTwin.Viewer.Runs;

/// <summary>
/// A run in the hands of this process: a thread of its own ticks, pauses, and answers events while it is held. Nobody else touches the
/// run: what others may know is published between two ticks (<see cref="Standing"/>), or answered then (<see cref="Summarise"/>).
/// </summary>
internal sealed class LiveRun : IDisposable
{
    /// <summary>Up to this many ticks are a step.</summary>
    private const long MostStepped = 24;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly ScenarioLoadResult _scenario;
    private readonly RunOptions _options;
    private readonly FeedHub _hub;
    private readonly long _kept;
    private readonly AutoResetEvent _wake = new(false);
    private readonly AutoResetEvent _asked = new(false);
    private readonly CancellationTokenSource _end = new();
    private readonly Pace _pace;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<Exception> _failed;
    private CancellationTokenSource? _advance;
    private TaskCompletionSource<RunSummary?>? _summary;
    private LocalRun? _run;
    private long? _goal;
    private long? _aimed;
    private bool _plays;
    private bool _disposed;
    private bool _released;
    private bool _over;
    private bool _steps;

    /// <summary>Opens a run.</summary>
    /// <param name="scenario">Its scenario, without errors.</param>
    /// <param name="options">What was asked of it; it has a folder.</param>
    /// <param name="kept">Ticks that it has shown before.</param>
    /// <param name="hub">Those who follow it.</param>
    /// <param name="failed">Called with the reason when the run cannot continue.</param>
    public LiveRun(ScenarioLoadResult scenario, RunOptions options, long kept, FeedHub hub, Action<Exception> failed)
    {
        (_scenario, _options, _kept, _hub, _failed) = (scenario, options with { StartsHeld = true }, kept, hub, failed);
        _pace = new Pace(_wake, _asked, AnswerSummary, _end.Token);
        _pace.Ticked += _ => Watch();
        _thread = new Thread(Work) { IsBackground = true, Name = $"run {options.OutDirectory}" };
    }

    /// <summary>Called after every tick.</summary>
    public event Action<RunProgress>? Progressed
    {
        add => _pace.Ticked += value;
        remove => _pace.Ticked -= value;
    }

    /// <summary>The state has changed.</summary>
    public event Action? Changed;

    /// <summary>What it is doing.</summary>
    public LiveRunState State { get; private set; } = LiveRunState.Opening;

    /// <summary>What was said last of damage, recoveries and refusals.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Why it failed; null while it has not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Ticks up to which it is to go; null for as many as it is let run.</summary>
    public long? Goal
    {
        get
        {
            lock (_lock)
                return _goal;
        }
    }

    /// <summary>Ticks a second at most; null for as fast as it goes.</summary>
    public double? TicksPerSecond
    {
        get => double.IsPositiveInfinity(_pace.TicksPerSecond) ? null : _pace.TicksPerSecond;
        set
        {
            _pace.TicksPerSecond = value ?? double.PositiveInfinity;
            Set(_wake);
            Changed?.Invoke();
        }
    }

    /// <summary>Its scenario.</summary>
    public ScenarioLoadResult Scenario => _scenario;

    /// <summary>What the run's thread has said of it last; null before it is open.</summary>
    public LiveStanding? Standing { get; private set; }

    /// <summary>Ends when the run is open, or cannot be opened.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Ends when the run is out of this process's hands.</summary>
    public bool IsOver => !_thread.IsAlive && State != LiveRunState.Opening;

    public void Start() => _thread.Start();

    /// <summary>Goes on, to a number of ticks or as far as it is let.</summary>
    public void Play(long? goal)
    {
        lock (_lock)
        {
            if (goal != _goal)
                _advance?.Cancel(); // it ticks already, to somewhere else
            (_plays, _goal) = (true, goal);
        }

        Set(_wake);
    }

    /// <summary>Holds it at the next tick boundary.</summary>
    public void Pause()
    {
        lock (_lock)
        {
            _plays = false;
            _advance?.Cancel();
        }

        Set(_wake);
    }

    /// <summary>Makes it look into its inbox at once.</summary>
    public void Look() => Set(_wake);

    /// <summary>The summary as it is at the end of a tick, built by the run's own thread; null where the run is over.</summary>
    public Task<RunSummary?> Summarise()
    {
        Task<RunSummary?> answer;
        lock (_lock)
        {
            if (_over)
                return Task.FromResult<RunSummary?>(null);
            _summary ??= new TaskCompletionSource<RunSummary?>(TaskCreationOptions.RunContinuationsAsynchronously);
            answer = _summary.Task;
        }

        Set(_asked);
        return answer;
    }

    /// <summary>Ends at a tick boundary with everything written.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Pause();
        _end.Cancel();
        if (_thread.IsAlive)
            _thread.Join();
        lock (_lock)
        {
            _released = true;
            _wake.Dispose();
            _asked.Dispose();
            _end.Dispose();
        }
    }

    private void Set(AutoResetEvent handle)
    {
        lock (_lock)
        {
            if (!_released)
                handle.Set();
        }
    }

    /// <summary>Whatever goes wrong here ends this run, with its reason, and nothing else.</summary>
    private void Work()
    {
        var status = new StatusSink(_options.OutDirectory!, StartOf(_options), _scenario.World!.Calendar);
        string end = RunStatus.Failed;
        try
        {
            end = Carry(status);
        }
        catch (Exception e)
        {
            Fail(e);
        }

        status.End(end);
        TaskCompletionSource<RunSummary?>? asked;
        lock (_lock)
            (_over, asked) = (true, _summary);
        asked?.TrySetResult(null);
        _opened.TrySetResult();
        _hub.End("the host has let the run go; reconnect with Last-Event-ID");
    }

    /// <returns>How it ended.</returns>
    private string Carry(StatusSink status)
    {
        string folder = _options.OutDirectory!;
        using RunLock held = RunLock.TakeToWrite(folder);
        using LocalRun run = LocalRun.Start(
            _scenario.World!, _options, ResumableRun.AssumptionsOf(_scenario), status, new FeedSink(_hub, () => _run!.History!.Newest));
        _run = run;
        run.Noticed += notice => Note = notice;
        run.Answered += _ => Publish(run);
        Reopen(run);
        while (!_end.IsCancellationRequested)
            Turn(run);
        run.Finish();
        return Goal is long goal && run.Ticks >= goal ? RunStatus.Finished : RunStatus.Interrupted;
    }

    private void Fail(Exception e)
    {
        Failure = e;
        Note = e.Message;
        try
        {
            _failed(e);
            Enter(LiveRunState.Failed);
        }
        catch (Exception reported)
        {
            State = LiveRunState.Failed; // the observer failed too; the first reason is the one that matters
            Note = $"{e.Message} ({reported.Message})";
        }
    }

    /// <summary>Ticks that were shown before are recomputed, with their hashes.</summary>
    private void Reopen(LocalRun run)
    {
        run.AimAt(_kept);
        run.Advance(_pace, _end.Token);
        Publish(run);
        Enter(LiveRunState.Paused);
        _opened.TrySetResult();
    }

    private void Turn(LocalRun run)
    {
        long? goal;
        CancellationTokenSource advance = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        lock (_lock)
        {
            goal = _plays && !(run.Ticks >= _goal) ? _goal ?? long.MaxValue : null;
            _advance = advance;
        }

        if (goal is long ticks)
            Go(run, ticks, advance.Token);
        else
            Rest(run);
        lock (_lock)
            _advance = null;
        advance.Dispose();
    }

    private void Go(LocalRun run, long ticks, CancellationToken cancellation)
    {
        if (_aimed != ticks)
            run.AimAt(ticks);
        _aimed = ticks;
        Enter(LiveRunState.Playing);
        _steps = ticks - run.Ticks <= MostStepped;
        Watch();
        _pace.Holds = true;
        run.Advance(_pace, cancellation);
        _pace.Holds = false;
    }

    /// <summary>
    /// Who watches ticks one by one, or asks for a few, wants the run to stand exactly there. Who looks on slows no run that hurries.
    /// </summary>
    private void Watch()
    {
        if (_run is LocalRun run)
        {
            run.Coordinator.InLockstep = _steps || _pace.InLockstep;
            Publish(run);
        }

        _hub.IsInHaste = !_pace.HasTime;
    }

    private void Rest(LocalRun run)
    {
        bool isThere;
        lock (_lock)
        {
            isThere = run.Ticks >= _goal;
            _plays = _plays && !isThere;
        }

        Publish(run);
        Enter(isThere ? LiveRunState.Finished : LiveRunState.Paused);
        _hub.Rest();
        run.AnswerInbox();
        Publish(run);
        AnswerSummary();
        WaitHandle.WaitAny([_wake, _asked, _end.Token.WaitHandle], LookEvery);
    }

    /// <summary>On the run's thread, between two ticks: says what others may know of it.</summary>
    private void Publish(LocalRun run)
    {
        IReadOnlyList<LogEntry> logged = run.Coordinator.LoggedEvents;
        ImmutableArray<LogEntry> events = Standing is { } last && last.Events.Length == logged.Count ? last.Events : [.. logged];
        Standing = new LiveStanding(run.Coordinator.FirstFreeTick, run.Coordinator.Recoveries, events);
    }

    /// <summary>On the run's thread, between two ticks: builds the summary if somebody waits for it; all who wait get the same.</summary>
    private void AnswerSummary()
    {
        TaskCompletionSource<RunSummary?>? asked;
        lock (_lock)
            (asked, _summary) = (_summary, null);
        if (asked is null)
            return;
        try
        {
            asked.SetResult(_run!.Summarise());
        }
        catch (Exception e)
        {
            asked.SetException(e); // the call fails; the run goes on
        }
    }

    private void Enter(LiveRunState state)
    {
        if (State == state)
            return;
        State = state;
        Changed?.Invoke();
    }

    private static RunStatus StartOf(RunOptions options) =>
        new(options.Scenario, options.Seed, RunStatus.Running, 0, null, "", Environment.ProcessId);
}

/// <summary>What is known of a run that ticks, as of the end of a tick. Never changes.</summary>
/// <param name="FirstFreeTick">The first tick that an event can still reach.</param>
/// <param name="Recoveries">Times that state was lost and recomputed.</param>
/// <param name="Events">The events in its log.</param>
internal sealed record LiveStanding(long FirstFreeTick, int Recoveries, ImmutableArray<LogEntry> Events);
