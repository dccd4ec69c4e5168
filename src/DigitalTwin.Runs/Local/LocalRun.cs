using System.Diagnostics;
using DigitalTwin.Runs.Folders;
using DigitalTwin.Runs.Storage;

namespace DigitalTwin.Runs.Local;

/// <summary>A run of the twin in one process: everything that the coordinator asks for is carried by direct calls.</summary>
public sealed class LocalRun : IDrivenRun
{
    private readonly RunOptions _options;
    private readonly RunOutput _output;
    private readonly LocalHost _host;
    private readonly Stopwatch _clock = new();
    private IProgress<RunProgress>? _progress;
    private bool _started;

    private LocalRun(WorldSpec world, RunOptions options, AssumptionSummary assumptions, IRunStore? store, ITickSink[] sinks)
    {
        _options = options;
        var factory = new ParticipantFactory(world, options.Seed);
        GridStation[] stations = [.. world.Zones.Select((_, i) => new GridStation(factory, i, options.EncodeMessages))];
        _output = new RunOutput(world, options, assumptions, factory.Count, sinks); // the manifest is there before the store is
        _output.Progressed += progress => _progress?.Report(progress);
        IRunStore kept = store ?? StoreOf(options, factory.Run);
        var coordination = new CoordinatorOptions
        {
            CheckpointEvery = kept is NullRunStore ? null : options.CheckpointEvery,
            MayReplay = options.MayReplay,
        };
        _host = new LocalHost(factory, stations, kept, coordination, options.Threads, _output);
        _output.Follow(Coordinator);
        Number = factory.Run;
    }

    /// <inheritdoc/>
    public long Ticks => _output.Ticks;

    /// <summary>Number of the run: the same for the same scenario and seed.</summary>
    public ulong Number { get; }

    /// <summary>The state of the run.</summary>
    public RunProgress Progress => _output.Progress;

    /// <inheritdoc/>
    public RunOutlook Outlook => _output.Outlook;

    /// <inheritdoc/>
    public HistorySink? History => _output.History;

    /// <summary>The coordinator, for those who want to know how it went.</summary>
    public Coordinator Coordinator => _host.Coordinator;

    /// <inheritdoc/>
    public int? MostUnlogged
    {
        set => Coordinator.MostUnlogged = value;
    }

    /// <inheritdoc/>
    /// <remarks>It always does: the thread that reports is the one that ticks.</remarks>
    public bool WaitsForReports
    {
        set { }
    }

    /// <inheritdoc/>
    public event Action<string>? Noticed
    {
        add => _output.Noticed += value;
        remove => _output.Noticed -= value;
    }

    /// <inheritdoc/>
    /// <remarks>Nobody else reaches it.</remarks>
    public event Action<long?>? Asked
    {
        add { }
        remove { }
    }

    /// <summary>What became of events.</summary>
    public event Action<EventAnswer>? Answered
    {
        add => _output.Answered += value;
        remove => _output.Answered -= value;
    }

    /// <summary>Is shown the market of every tick once it is cleared; valid only during the call.</summary>
    public event Action<ZonalMarket>? Cleared
    {
        add => _host.Cleared += value;
        remove => _host.Cleared -= value;
    }

    /// <summary>Prepares a run.</summary>
    /// <param name="options">What was asked.</param>
    /// <param name="assumptions">How the scenario's inputs are known.</param>
    /// <param name="sinks">Further takers of committed ticks; disposed of with the run.</param>
    public static LocalRun Start(WorldSpec world, RunOptions options, AssumptionSummary assumptions, params ITickSink[] sinks) =>
        new(world, options, assumptions, null, sinks);

    /// <summary>Prepares a run that a store keeps, or goes on with the one that it has kept.</summary>
    /// <param name="options">What was asked.</param>
    /// <param name="assumptions">How the scenario's inputs are known.</param>
    /// <param name="store">Keeps the run; disposed of with it.</param>
    /// <param name="sinks">Further takers of committed ticks; disposed of with the run.</param>
    public static LocalRun Start(
        WorldSpec world, RunOptions options, AssumptionSummary assumptions, IRunStore store, params ITickSink[] sinks) =>
        new(world, options, assumptions, store, sinks);

    /// <inheritdoc/>
    public bool Advance(IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        _progress = progress;
        _clock.Start();
        Begin();
        Coordinator.GoOnAfterPause();
        bool settled = false;
        while (!settled)
        {
            if (cancellation.IsCancellationRequested)
                Coordinator.Pause();
            _output.Look();
            settled = !_host.Advance() && !_output.LookNow();
        }

        _clock.Stop();
        _output.Publish();
        return Ticks == Coordinator.Target;
    }

    /// <summary>Goes on to a tick, counted from the run's beginning; where it is there already nothing happens.</summary>
    /// <exception cref="RunStoppedException">The run cannot go on.</exception>
    public void AdvanceTo(long tick)
    {
        Begin();
        Coordinator.AdvanceTo(tick);
        Advance();
    }

    /// <inheritdoc/>
    public void AimAt(long ticks)
    {
        Coordinator.Pause();
        Begin();
        Coordinator.AdvanceTo(ticks);
        Settle();
    }

    /// <inheritdoc/>
    public void AnswerInbox()
    {
        Coordinator.Pause();
        Begin();
        Settle();
    }

    /// <summary>Takes an event that was validated; <see cref="Answered"/> reports what became of it.</summary>
    public void Inject(RunEvent injected)
    {
        Begin();
        Coordinator.Inject(injected);
    }

    /// <inheritdoc/>
    public RunSummary Summarise() => _output.Summarise(_clock.Elapsed.TotalSeconds);

    /// <inheritdoc/>
    public RunSummary Finish() => _output.Finish(_clock.Elapsed.TotalSeconds);

    /// <summary>Closes the store and every file, though one of them cannot be written to its end.</summary>
    /// <exception cref="IOException">What could not be written, the first of it; the checkpoints and the log are not concerned.</exception>
    public void Dispose()
    {
        _host.Dispose();
        _output.Dispose();
    }

    private void Settle()
    {
        bool settled = false;
        while (!settled)
            settled = !_host.Advance() && !_output.LookNow();
        _output.Publish();
    }

    private static IRunStore StoreOf(RunOptions options, ulong run) =>
        RunOutput.FolderOf(options) is string folder ? RunFolder.OpenStore(folder, run) : new NullRunStore(run);

    private void Begin()
    {
        if (_started)
            return;
        _started = true;
        if (_options.KeepsTarget)
            Coordinator.AdvanceAtLeastTo(_options.Ticks ?? 0);
        Coordinator.Start();
        if (!_options.KeepsTarget && !_options.StartsHeld)
            Coordinator.AdvanceTo(_options.Ticks ?? long.MaxValue);
    }
}
