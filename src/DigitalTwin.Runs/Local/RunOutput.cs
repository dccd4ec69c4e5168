using System.Runtime.ExceptionServices;
using DigitalTwin.Runs.Events;
using DigitalTwin.Runs.Folders;

namespace DigitalTwin.Runs.Local;

/// <summary>
/// What comes of a run, whatever carries its ticks: its files, its summary, its answers to events, what is kept with each checkpoint.
/// The transport hands over what the coordinator shows, one thing at a time; the summary may be asked for from any thread.
/// </summary>
public sealed class RunOutput : IDisposable
{
    private readonly Lock _lock = new();
    private readonly WorldSpec _world;
    private readonly RunOptions _options;
    private readonly AssumptionSummary _assumptions;
    private readonly SummaryBuilder _summary;
    private readonly List<ITickSink> _sinks;
    private readonly int _entities;
    private Coordinator? _coordinator;
    private EventInbox? _inbox;

    /// <summary>Opens the files of a run.</summary>
    /// <param name="world">Its world.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="assumptions">How the scenario's inputs are known.</param>
    /// <param name="entities">Number of its entities.</param>
    /// <param name="sinks">Further takers of committed ticks; disposed of with it.</param>
    public RunOutput(WorldSpec world, RunOptions options, AssumptionSummary assumptions, int entities, params ITickSink[] sinks)
    {
        (_world, _options, _assumptions, _entities) = (world, options, assumptions, entities);
        _summary = new SummaryBuilder(world);
        _sinks = [_summary, .. OpenFiles(), .. sinks]; // the manifest is there before the store is
    }

    /// <summary>Ticks shown.</summary>
    public long Ticks => _summary.Ticks;

    /// <summary>Hash of the newest of them; empty before the first.</summary>
    public string Hash => _summary.Hash;

    /// <summary>The newest tick at one glance.</summary>
    public RunProgress Progress { get; private set; }

    /// <summary>What others may know of the run.</summary>
    public RunOutlook Outlook { get; private set; } = new(0, 0, []);

    /// <summary>The run's history; null where it has no folder.</summary>
    public HistorySink? History => _sinks.OfType<HistorySink>().FirstOrDefault();

    /// <summary>What was said of damage, recoveries and refusals, in plain words.</summary>
    public event Action<string>? Noticed;

    /// <summary>What became of events.</summary>
    public event Action<EventAnswer>? Answered;

    /// <summary>Raised after every tick.</summary>
    public event Action<RunProgress>? Progressed;

    /// <summary>Folder of a run that is kept; null for one that is not.</summary>
    public static string? FolderOf(RunOptions options) => options.OutDirectory ?? options.InboxDirectory;

    /// <summary>Says which coordinator has the run.</summary>
    public void Follow(Coordinator coordinator)
    {
        _coordinator = coordinator;
        if (FolderOf(_options) is string folder)
            _inbox = new EventInbox(folder, _world, coordinator, notice => Noticed?.Invoke(notice));
    }

    /// <summary>Looks into the inbox, at most every so often; never while the coordinator is in a call.</summary>
    public void Look() => _inbox?.Look();

    /// <summary>Looks into the inbox.</summary>
    /// <returns>Whether there was something.</returns>
    public bool LookNow() => _inbox?.LookNow() == true;

    /// <summary>Takes a committed tick that is in the log.</summary>
    public void Show(in TickCommit commit)
    {
        lock (_lock)
        {
            foreach (ITickSink sink in _sinks)
                sink.Take(commit);
            Progress = ProgressOf(commit);
        }

        Publish();
        Progressed?.Invoke(Progress);
    }

    /// <summary>What is to be kept with a checkpoint.</summary>
    public IReadOnlyList<Attachment> Attach()
    {
        lock (_lock)
            return [.. _sinks.OfType<ICheckpointedSink>().Select(sink => new Attachment(sink.Name, sink.Save()))];
    }

    /// <summary>Goes back to what was kept.</summary>
    /// <param name="tick">Number of ticks that have been committed.</param>
    /// <param name="attachments">What was kept then.</param>
    /// <exception cref="RunFolderException">A file is not what it was then, or the run has more ticks than are asked for.</exception>
    public void Restore(long tick, IReadOnlyList<Attachment> attachments)
    {
        if (_options is { KeepsTarget: false, Ticks: long asked } && asked < _coordinator!.Logged)
            throw new RunFolderException(ResumableRun.TooFew(FolderOf(_options) ?? _options.Scenario, asked, _coordinator.Logged));
        ICheckpointedSink[] sinks = [.. _sinks.OfType<ICheckpointedSink>()];
        ReadOnlyMemory<byte>[] kept =
            [.. sinks.Select(sink => attachments.FirstOrDefault(attachment => attachment.Name == sink.Name).Bytes)];
        lock (_lock)
        {
            for (int i = 0; i < sinks.Length; i++)
                sinks[i].Check(tick, kept[i]); // all of them, before the first is cut back to what it was then
            for (int i = 0; i < sinks.Length; i++)
                sinks[i].Restore(tick, kept[i]);
        }

        Publish();
    }

    /// <summary>Takes what became of an event.</summary>
    public void Answer(in EventAnswer answer)
    {
        Publish(); // who looks at the log has it before whoever asked has the answer
        Answered?.Invoke(answer);
        _inbox?.Take(answer);
    }

    /// <summary>Takes a notice.</summary>
    public void Log(string notice) => Noticed?.Invoke(notice);

    /// <summary>Says what others may know of the run now; between two ticks.</summary>
    public void Publish()
    {
        if (_coordinator is not Coordinator coordinator)
            return;
        IReadOnlyList<LogEntry> logged = coordinator.LoggedEvents;
        ImmutableArray<LogEntry> events = Outlook.Events.Length == logged.Count ? Outlook.Events : [.. logged];
        Outlook = new RunOutlook(coordinator.FirstFreeTick, coordinator.Recoveries, events);
    }

    /// <summary>The summary of the ticks so far.</summary>
    /// <param name="wallSeconds">Time that it took.</param>
    public RunSummary Summarise(double wallSeconds)
    {
        lock (_lock)
            return _summary.Build(_options, _assumptions, _entities, wallSeconds);
    }

    /// <summary>Ends the run: writes its last month of history and its summary to its folder, if it has one.</summary>
    /// <param name="wallSeconds">Time that it took.</param>
    public RunSummary Finish(double wallSeconds)
    {
        RunSummary summary = Summarise(wallSeconds);
        lock (_lock)
        {
            foreach (ITickSink sink in _sinks)
                sink.Finish();
        }

        if (_options.OutDirectory is string folder)
            RunFolder.WriteJson(folder, RunFolder.SummaryFile, summary);
        return summary;
    }

    /// <summary>Closes every file, though one of them cannot be written to its end.</summary>
    /// <exception cref="IOException">What could not be written, the first of it; the checkpoints and the log are not concerned.</exception>
    public void Dispose()
    {
        Exception? first = null;
        lock (_lock)
        {
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
        }

        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
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
