using System.Diagnostics;
using System.Runtime.ExceptionServices;
using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Results.History;
using DigitalTwin.Runs.Local;

namespace DigitalTwin.Grains.Runs;

/// <summary>
/// A run in a folder that the silo of this process carries. One thread drives it, as one drives a local run; its coordinator's grain reads
/// what is wanted (<see cref="Wanted"/>) and says what comes of it.
/// </summary>
internal sealed class EmbeddedRun : IDrivenRun, IRunDriver
{
    /// <summary>A run that hurries is reported so often; to wake who drives it at every tick would cost as much as some of them.</summary>
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(30);

    private readonly object _lock = new();
    private readonly ICoordinatorGrain _coordinator;
    private readonly RunSpec _spec;
    private readonly Action _closed;
    private readonly Stopwatch _clock = new();
    private Steering _wanted = new(Target: 0, Allowed: 0, MostUnlogged: null);
    private Steering? _settled;
    private RunProgress? _news;
    private Exception? _failure;
    private bool _began;
    private bool _waits;
    private bool _leaves;
    private bool _isAskedOn;

    /// <summary>Prepares it.</summary>
    /// <param name="coordinator">Grain of its coordinator.</param>
    /// <param name="spec">What it is made from.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="output">What comes of it; disposed of with it.</param>
    /// <param name="closed">Called once it has left the silo.</param>
    public EmbeddedRun(ICoordinatorGrain coordinator, RunSpec spec, RunOptions options, RunOutput output, Action closed)
    {
        (_coordinator, _spec, Options, Output, _closed) = (coordinator, spec, options, output, closed);
        output.Progressed += Show;
    }

    /// <inheritdoc/>
    public event Action<string>? Noticed
    {
        add => Output.Noticed += value;
        remove => Output.Noticed -= value;
    }

    /// <inheritdoc/>
    public event Action<long?>? Asked;

    /// <summary>Whether it leaves the silo: no coordinator may take it again, however late it is nudged.</summary>
    public bool Leaves => Volatile.Read(ref _leaves);

    public RunOptions Options { get; }

    public RunOutput Output { get; }

    public Steering Wanted => Volatile.Read(ref _wanted);

    public bool IsHeld => Wanted.Holds && !Volatile.Read(ref _isAskedOn);

    public long Ticks => Output.Ticks;

    public RunOutlook Outlook => Output.Outlook;

    public HistorySink? History => Output.History;

    public int? MostUnlogged
    {
        set
        {
            if (Wanted.MostUnlogged != value)
                Steer(wanted => wanted with { MostUnlogged = value });
        }
    }

    public bool WaitsForReports
    {
        set
        {
            if (_waits == value)
                return;
            _waits = value;
            GoOn();
        }
    }

    public void AimAt(long ticks)
    {
        Begin();
        Steer(wanted => wanted with { Target = ticks, Allowed = 0 });
        Settle();
    }

    public bool Advance(IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        Begin();
        _clock.Start();
        Steer(wanted => wanted with { Allowed = Allowance });
        Volatile.Write(ref _isAskedOn, false); // it goes on
        using (cancellation.Register(() => Steer(wanted => wanted with { Allowed = 0 })))
        {
            while (AwaitNews() is RunProgress news)
            {
                progress?.Report(news);
                GoOn();
            }
        }

        _clock.Stop();
        return Ticks == Wanted.Target;
    }

    public void AnswerInbox()
    {
        Begin();
        Steer(wanted => wanted with { Allowed = 0 });
        Settle();
    }

    public RunSummary Summarise() => Output.Summarise(_clock.Elapsed.TotalSeconds);

    public RunSummary Finish()
    {
        Leave();
        return Output.Finish(_clock.Elapsed.TotalSeconds);
    }

    public void Dispose()
    {
        Leave();
        Output.Dispose();
    }

    public void Settled(Steering wanted)
    {
        lock (_lock)
        {
            _settled = wanted;
            Monitor.PulseAll(_lock);
        }
    }

    public void Stopped(StopReason reason, string message) => Failed(new RunStoppedException(reason, message));

    public void Failed(Exception fault)
    {
        lock (_lock)
        {
            if (!_leaves)
                _failure ??= fault; // the first is the one that matters
            Monitor.PulseAll(_lock);
        }
    }

    public void Ask(long? ticks)
    {
        Volatile.Write(ref _isAskedOn, ticks > Ticks);
        Asked?.Invoke(ticks);
    }

    /// <summary>Ticks that may be shown from here on.</summary>
    private long Allowance => _waits ? Ticks + 1 : long.MaxValue;

    private void Show(RunProgress progress)
    {
        lock (_lock)
        {
            _news = progress;
            if (_waits)
                Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Lets a run go on that waits for its report, unless it was held meanwhile.</summary>
    private void GoOn()
    {
        if (Wanted is { Holds: false } wanted && wanted.Allowed != Allowance)
            Steer(now => now.Holds ? now : now with { Allowed = Allowance });
    }

    /// <summary>The newest tick that was not reported; null once the run has settled as it is wanted now.</summary>
    private RunProgress? AwaitNews()
    {
        lock (_lock)
        {
            while (true)
            {
                if (_failure is not null)
                    ExceptionDispatchInfo.Throw(_failure);
                if (_news is RunProgress news)
                {
                    _news = null;
                    return news;
                }

                if (ReferenceEquals(_settled, _wanted))
                    return null;
                Monitor.Wait(_lock, _waits ? Timeout.InfiniteTimeSpan : ReportEvery);
            }
        }
    }

    private void Settle()
    {
        while (AwaitNews() is not null)
        {
            // ticks that were under way
        }
    }

    private void Begin()
    {
        if (_began)
            return;
        _began = true;
        Task.Run(() => _coordinator.Begin(_spec)).GetAwaiter().GetResult();
    }

    /// <summary>Changes what is wanted, and has the coordinator look. Where a nudge gets lost it looks by itself a moment later.</summary>
    private void Steer(Func<Steering, Steering> change)
    {
        lock (_lock)
            Volatile.Write(ref _wanted, change(_wanted) with { }); // another one each time: what has settled is known by it
        _ = Task.Run(Nudge);

        async Task Nudge()
        {
            try
            {
                await _coordinator.Nudge();
            }
            catch (Exception e) when (CallOutcome.IsUnknown(e))
            {
                // it looks by itself in a moment
            }
        }
    }

    /// <summary>Ends the grains of the run; all that is kept of it stays.</summary>
    private void Leave()
    {
        lock (_lock)
        {
            if (_leaves)
                return;
            _leaves = true;
        }

        try
        {
            if (_began)
                Task.Run(_coordinator.Release).WaitAsync(LeavePatience).GetAwaiter().GetResult();
        }
        catch (Exception e) when (CallOutcome.IsUnknown(e))
        {
            // the silo ends, and they with it
        }
        finally
        {
            _closed();
        }
    }
}
