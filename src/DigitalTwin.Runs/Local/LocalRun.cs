using System.Diagnostics;
using System.Runtime.ExceptionServices;
using DigitalTwin.Runs.Events;
using DigitalTwin.Runs.Folders;
using DigitalTwin.Runs.Storage;

namespace DigitalTwin.Runs.Local;

/// <summary>A run of the twin in one process: everything that the coordinator asks for is carried by direct calls.</summary>
public sealed class LocalRun : IRunObserver, IDisposable
{
    private readonly WorldSpec _world;
    private readonly RunOptions _options;
    private readonly LocalHost _host;
    private readonly EventInbox? _inbox;
    private readonly SummaryBuilder _summary;
    private readonly List<ITickSink> _sinks;
    private readonly AssumptionSummary _assumptions;
    private readonly int _entities;
    private readonly Stopwatch _clock = new();
    private IProgress<RunProgress>? _progress;
    private bool _started;

    private LocalRun(WorldSpec world, RunOptions options, AssumptionSummary assumptions, IRunStore? store, ITickSink[] sinks)
    {
        _world = world;
        _options = options;
        _assumptions = assumptions;
        var factory = new ParticipantFactory(world, options.Seed);
        GridStation[] stations = [.. world.Zones.Select((_, i) => new GridStation(factory, i, options.EncodeMessages))];
        _summary = new SummaryBuilder(world);
        _sinks = [_summary, .. OpenFiles(), .. sinks]; // the manifest is there before the store is
        IRunStore kept = store ?? StoreOf(options, factory.Run);
        var coordination = new CoordinatorOptions
        {
            CheckpointEvery = kept is NullRunStore ? null : options.CheckpointEvery,
            MayReplay = options.MayReplay,
        };
        _host = new LocalHost(factory, stations, kept, coordination, options.Threads, this);
        _entities = factory.Count;
        Number = factory.Run;
        if (FolderOf(options) is string folder)
            _inbox = new EventInbox(folder, world, Coordinator, notice => Noticed?.Invoke(notice));
    }

    /// <summary>Ticks shown: committed, and in the log where there is one.</summary>
    public long Ticks => _summary.Ticks;

    /// <summary>Number of the run: the same for the same scenario and seed.</summary>
    public ulong Number { get; }

    /// <summary>The state of the run.</summary>
    public RunProgress Progress { get; private set; }

    /// <summary>The run's history; null where it has no folder.</summary>
    public HistorySink? History => _sinks.OfType<HistorySink>().FirstOrDefault();

    /// <summary>The coordinator, for those who want to know how it went.</summary>
    public Coordinator Coordinator => _host.Coordinator;

    /// <summary>What was said of damage, recoveries and refusals, in plain words.</summary>
    public event Action<string>? Noticed;

    /// <summary>What became of events.</summary>
    public event Action<EventAnswer>? Answered;

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

    /// <summary>Runs to the asked number of ticks, or until cancelled; ends between two ticks.</summary>
    /// <param name="progress">Called after every tick.</param>
    /// <param name="cancellation">Asks the run to end after the tick at hand.</param>
    /// <returns>Whether the asked number of ticks was reached.</returns>
    /// <exception cref="RunStoppedException">The run cannot go on.</exception>
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
            _inbox?.Look();
            settled = !_host.Advance() && _inbox?.LookNow() != true;
        }

        _clock.Stop();
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

    /// <summary>
    /// Sets the number of ticks to which <see cref="Advance"/> goes, counted from the run's beginning, and holds the run at its current
    /// tick.
    /// </summary>
    /// <exception cref="RunStoppedException">The run cannot be opened.</exception>
    public void AimAt(long ticks)
    {
        Coordinator.Pause();
        Begin();
        Coordinator.AdvanceTo(ticks);
        Settle();
    }

    /// <summary>Takes what waits in the inbox of a run that is not running into its log, and leaves it at its tick.</summary>
    /// <exception cref="RunStoppedException">The run cannot be opened.</exception>
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

    /// <summary>The summary of the ticks so far.</summary>
    public RunSummary Summarise() => _summary.Build(_options, _assumptions, _entities, _clock.Elapsed.TotalSeconds);

    /// <summary>Ends the run: writes its last month of history and its summary to its folder, if it has one.</summary>
    public RunSummary Finish()
    {
        RunSummary summary = Summarise();
        foreach (ITickSink sink in _sinks)
            sink.Finish();
        if (_options.OutDirectory is string folder)
            RunFolder.WriteJson(folder, RunFolder.SummaryFile, summary);
        return summary;
    }

    /// <summary>Closes the store and every file, though one of them cannot be written to its end.</summary>
    /// <exception cref="IOException">What could not be written, the first of it; the checkpoints and the log are not concerned.</exception>
    public void Dispose()
    {
        _host.Dispose();
        Exception? first = null;
        foreach (ITickSink sink in _sinks)
        {
            try
            {
                sink.Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                first ??= e;
            }
        }

        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }

    void IRunObserver.Show(in TickCommit commit, bool replayed)
    {
        foreach (ITickSink sink in _sinks)
            sink.Take(commit);
        Progress = ProgressOf(commit);
        _progress?.Report(Progress);
    }

    IReadOnlyList<Attachment> IRunObserver.Attach(long tick) =>
        [.. _sinks.OfType<ICheckpointedSink>().Select(sink => new Attachment(sink.Name, sink.Save()))];

    void IRunObserver.Restore(long tick, IReadOnlyList<Attachment> attachments)
    {
        if (_options is { KeepsTarget: false, Ticks: long asked } && asked < Coordinator.Logged)
            throw new RunFolderException(ResumableRun.TooFew(FolderOf(_options) ?? _options.Scenario, asked, Coordinator.Logged));
        ICheckpointedSink[] sinks = [.. _sinks.OfType<ICheckpointedSink>()];
        ReadOnlyMemory<byte>[] kept =
            [.. sinks.Select(sink => attachments.FirstOrDefault(attachment => attachment.Name == sink.Name).Bytes)];
        for (int i = 0; i < sinks.Length; i++)
            sinks[i].Check(tick, kept[i]); // all of them, before the first is cut back to what it was then
        for (int i = 0; i < sinks.Length; i++)
            sinks[i].Restore(tick, kept[i]);
    }

    void IRunObserver.Answer(in EventAnswer answer)
    {
        Answered?.Invoke(answer); // who looks at the log has it before whoever asked has the answer
        _inbox?.Take(answer);
    }

    void IRunObserver.Log(string notice) => Noticed?.Invoke(notice);

    private void Settle()
    {
        bool settled = false;
        while (!settled)
            settled = !_host.Advance() && _inbox?.LookNow() != true;
    }

    private static string? FolderOf(RunOptions options) => options.OutDirectory ?? options.InboxDirectory;

    private static IRunStore StoreOf(RunOptions options, ulong run) =>
        FolderOf(options) is string folder ? RunFolder.OpenStore(folder, run) : new NullRunStore(run);

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

    private IReadOnlyList<ITickSink> OpenFiles()
    {
        if (_options.OutDirectory is not string folder)
            return [];
        WorldView view = new(_world);
        return RunSinks.Open(folder, RunFolder.ManifestOf(_world, _options), view, _summary.BuildOut, _options.Plants);
    }

    private RunProgress ProgressOf(in TickCommit commit)
    {
        double loadMw = 0, spendUsd = 0, unservedMw = 0;
        int saturated = 0;
        foreach (GridReport report in commit.Reports.Span)
        {
            loadMw += report.LoadServedMw;
            spendUsd += report.LoadServedMw * report.Outcome.PriceUsdPerMwh;
            unservedMw += report.UnservedMw;
            if (report.Outcome.HeadroomMw <= 0)
                saturated++;
        }

        return new RunProgress(
            commit.Tick + 1,
            _options.Ticks,
            _world.Calendar.InstantOf(commit.Tick),
            new MarketSnapshot(loadMw > 0 ? spendUsd / loadMw : 0, saturated, unservedMw));
    }
}
