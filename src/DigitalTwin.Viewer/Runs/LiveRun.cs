using DigitalTwin.Engine.Local;
using DigitalTwin.Engine.Outputs;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Scenarios;
using DigitalTwin.Viewer.Feed;

namespace DigitalTwin.Viewer.Runs;

/// <summary>A run in the hands of this process: a thread of its own ticks, pauses, and answers events while it is held.</summary>
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
    private readonly CancellationTokenSource _end = new();
    private readonly Pace _pace;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _advance;
    private LocalRun? _run;
    private long? _goal;
    private long? _aimed;
    private bool _plays;
    private bool _disposed;
    private bool _steps;

    /// <summary>Takes a run in hand.</summary>
    /// <param name="scenario">Its scenario, without errors.</param>
    /// <param name="options">What was asked of it; it has a folder.</param>
    /// <param name="kept">Ticks that it has shown before.</param>
    /// <param name="hub">Those who follow it.</param>
    public LiveRun(ScenarioLoadResult scenario, RunOptions options, long kept, FeedHub hub)
    {
        (_scenario, _options, _kept, _hub) = (scenario, options with { StartsHeld = true }, kept, hub);
        _pace = new Pace(_wake, _end.Token);
        _pace.Told += _ => Watch();
        _thread = new Thread(Work) { IsBackground = true, Name = $"run {options.OutDirectory}" };
    }

    /// <summary>Is told of every tick.</summary>
    public event Action<RunProgress>? Progressed
    {
        add => _pace.Told += value;
        remove => _pace.Told -= value;
    }

    /// <summary>The state has changed.</summary>
    public event Action? Changed;

    /// <summary>What it is doing.</summary>
    public RunState State { get; private set; } = RunState.Opening;

    /// <summary>What was said last of damage, recoveries and refusals.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Why it failed; null while it has not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Ticks up to which it is to go; null for as many as it is let run.</summary>
    public long? Goal => _goal;

    /// <summary>Ticks a second at most; null for as fast as it goes.</summary>
    public double? TicksPerSecond
    {
        get => double.IsPositiveInfinity(_pace.TicksPerSecond) ? null : _pace.TicksPerSecond;
        set
        {
            _pace.TicksPerSecond = value ?? double.PositiveInfinity;
            _wake.Set();
            Changed?.Invoke();
        }
    }

    /// <summary>The run; null before it is open.</summary>
    public LocalRun? Run => _run;

    /// <summary>Ends when the run is open, or cannot be opened.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Ends when the run is out of this process's hands.</summary>
    public bool IsOver => !_thread.IsAlive && State != RunState.Opening;

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

        _wake.Set();
    }

    /// <summary>Holds it at the next tick boundary.</summary>
    public void Pause()
    {
        lock (_lock)
        {
            _plays = false;
            _advance?.Cancel();
        }

        _wake.Set();
    }

    /// <summary>Makes it look into its inbox at once.</summary>
    public void Look() => _wake.Set();

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
        _wake.Dispose();
        _end.Dispose();
    }

    private void Work()
    {
        string folder = _options.OutDirectory!;
        var status = new StatusSink(folder, StartOf(_options), _scenario.World!.Calendar);
        string end = RunStatus.Failed;
        try
        {
            using RunLock held = RunLock.TakeToWrite(folder);
            using LocalRun run = LocalRun.Start(
                _scenario.World, _options, KeptRun.AssumptionsOf(_scenario), status, new FeedSink(_hub, () => _run!.History!.Newest));
            _run = run;
            run.Noticed += notice => Note = notice;
            Reopen(run);
            while (!_end.IsCancellationRequested)
                Turn(run);
            end = _goal is long goal && run.Ticks >= goal ? RunStatus.Finished : RunStatus.Interrupted;
            run.Finish();
        }
        catch (Exception e) when (e is RunStoppedException or RunFolderException or RefusedException or IOException)
        {
            Failure = e;
            Note = e.Message;
            Enter(RunState.Failed);
        }
        finally
        {
            status.End(end);
            _opened.TrySetResult();
            _hub.End("the host has let the run go; reconnect with Last-Event-ID");
        }
    }

    /// <summary>Ticks that were shown before are computed again, with their hashes.</summary>
    private void Reopen(LocalRun run)
    {
        run.AimAt(_kept);
        run.Advance(_pace, _end.Token);
        Enter(RunState.Paused);
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
        Enter(RunState.Playing);
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
            run.Coordinator.InLockstep = _steps || _pace.InLockstep;
        _hub.IsInHaste = !_pace.HasTime;
    }

    private void Rest(LocalRun run)
    {
        lock (_lock)
            _plays = _plays && !(run.Ticks >= _goal);
        Enter(run.Ticks >= _goal ? RunState.Finished : RunState.Paused);
        _hub.Rest();
        run.AnswerInbox();
        WaitHandle.WaitAny([_wake, _end.Token.WaitHandle], LookEvery);
    }

    private void Enter(RunState state)
    {
        if (State == state)
            return;
        State = state;
        Changed?.Invoke();
    }

    private static RunStatus StartOf(RunOptions options) =>
        new(options.Scenario, options.Seed, RunStatus.Running, 0, null, "", Environment.ProcessId);
}
