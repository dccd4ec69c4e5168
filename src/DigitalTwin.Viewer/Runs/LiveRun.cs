using DigitalTwin.Viewer.Feed;

namespace DigitalTwin.Viewer.Runs;

/// <summary>
/// A run in the hands of this process: a thread of its own ticks, pauses, and answers events while it is held. Nobody else touches the
/// run: what others may know it publishes between two ticks (<see cref="Outlook"/>), or it is answered then (<see cref="Summarise"/>).
/// </summary>
internal sealed class LiveRun : IDisposable
{
    /// <summary>Up to this many ticks are a step.</summary>
    private const long MostStepped = 24;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly OpenRun _open;
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
    private IDrivenRun? _run;
    private long? _goal;
    private long? _aimed;
    private bool _plays;
    private bool _disposed;
    private bool _released;
    private bool _over;
    private bool _steps;

    /// <summary>Opens a run.</summary>
    /// <param name="open">Opens what carries its ticks.</param>
    /// <param name="scenario">Its scenario, without errors.</param>
    /// <param name="options">What was asked of it; it has a folder.</param>
    /// <param name="kept">Ticks that it has shown before.</param>
    /// <param name="hub">Those who follow it.</param>
    /// <param name="failed">Called with the reason when the run cannot continue.</param>
    public LiveRun(OpenRun open, ScenarioLoadResult scenario, RunOptions options, long kept, FeedHub hub, Action<Exception> failed)
    {
        _open = open;
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

    /// <summary>What the run has said of itself last; null before it is open.</summary>
    public RunOutlook? Outlook => _run?.Outlook;

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
        using IDrivenRun run = _open(
            _scenario.World!, _options, ResumableRun.AssumptionsOf(_scenario), status, new FeedSink(_hub, () => _run!.History!.Newest));
        _run = run;
        run.Noticed += notice => Note = notice;
        run.Asked += Follow;
        Reopen(run);
        while (!_end.IsCancellationRequested)
            Turn(run);
        run.Finish();
        return Goal is long goal && run.Ticks >= goal ? RunStatus.Finished : RunStatus.Interrupted;
    }

    /// <summary>Somebody else, such as a client of the silo that carries the run, wants it to go on or to be held.</summary>
    private void Follow(long? goal)
    {
        if (goal is long ticks)
            Play(ticks);
        else
            Pause();
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
    private void Reopen(IDrivenRun run)
    {
        run.AimAt(_kept);
        run.Advance(_pace, _end.Token);
        Enter(LiveRunState.Paused);
        _opened.TrySetResult();
    }

    private void Turn(IDrivenRun run)
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

    private void Go(IDrivenRun run, long ticks, CancellationToken cancellation)
    {
        if (_aimed != ticks)
            run.AimAt(ticks);
        _aimed = ticks;
        Enter(LiveRunState.Playing);
        _steps = ticks - run.Ticks <= MostStepped;
        _pace.Holds = true;
        Watch();
        run.Advance(_pace, cancellation);
        _pace.Holds = false;
    }

    /// <summary>
    /// Who watches ticks one by one, or asks for a few, wants the run to stand exactly there. Who looks on slows no run that hurries.
    /// </summary>
    private void Watch()
    {
        if (_run is IDrivenRun run)
        {
            run.MostUnlogged = _steps ? 1 : _pace.MostUnlogged;
            run.WaitsForReports = _pace.HoldsBack;
        }

        _hub.IsInHaste = !_pace.HasTime;
    }

    private void Rest(IDrivenRun run)
    {
        bool isThere;
        lock (_lock)
        {
            isThere = run.Ticks >= _goal;
            _plays = _plays && !isThere;
        }

        Enter(isThere ? LiveRunState.Finished : LiveRunState.Paused);
        _hub.Rest();
        run.AnswerInbox();
        AnswerSummary();
        WaitHandle.WaitAny([_wake, _asked, _end.Token.WaitHandle], LookEvery);
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
