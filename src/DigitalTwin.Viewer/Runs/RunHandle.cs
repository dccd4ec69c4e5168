using DigitalTwin.Results.Files;
using DigitalTwin.Viewer.Feed;

namespace DigitalTwin.Viewer.Runs;

/// <summary>A run in a folder: read by anyone at any time, opened when it is to go on.</summary>
internal sealed class RunHandle : ITwinRun, IDisposable
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AnswerPace = TimeSpan.FromMilliseconds(15);

    private readonly Lock _lock = new();
    private readonly ScenarioCache _scenarios;
    private readonly RunHostOptions _options;
    private readonly ILogger _log;
    private LiveRun? _live;

    /// <summary>A run that a folder holds. Nothing of its scenario is loaded before somebody asks for it.</summary>
    /// <exception cref="RunFolderException">The manifest does not say what it must.</exception>
    public RunHandle(string id, string folder, ScenarioCache scenarios, RunHostOptions options, ILogger log)
    {
        (Id, Folder, _scenarios, _options, _log) = (id, folder, scenarios, options, log);
        Manifest = RunFolder.ReadManifest(folder);
        if (Manifest is not { Scenario: not null, ScenarioDigest: not null, Build: not null }
            || Manifest.StartUtc.TimeOfDay != TimeSpan.Zero)
            throw new RunFolderException(
                $"{Path.Combine(folder, RunFolder.ManifestFile)}: it does not say what was run; put it back, or remove the folder.");
        var calendar = new Calendar(Manifest.StartUtc);
        History = new HistoryReader(new DiskFileSystem(folder), calendar);
        Encoder = new FrameEncoder(calendar);
        Hub = new FeedHub(Encoder.Encode, options.MostSubscribers);
    }

    public string Id { get; }

    public string Folder { get; }

    public RunManifest Manifest { get; }

    /// <exception cref="ApiException">It has errors now.</exception>
    public ScenarioLoadResult Scenario => Live?.Scenario ?? _scenarios.Get(Manifest);

    public WorldSpec World => Scenario.World!;

    public HistoryReader History { get; }

    public FrameEncoder Encoder { get; }

    public FeedHub Hub { get; }

    public ILiveFeed Feed => Hub;

    public bool HasAnotherScenario => World.Digest != Manifest.ScenarioDigest;

    /// <summary>Whether somebody waits for its end and says why it came.</summary>
    public bool IsCarried { get; set; }

    /// <summary>The active run; null where it is not.</summary>
    public LiveRun? Live
    {
        get
        {
            lock (_lock)
            {
                if (_live is { IsOver: true, Failure: null })
                    _live = null; // its world and tallies are large
                return _live;
            }
        }
    }

    public IReadOnlyList<LogEntry> Events => Live?.Outlook is RunOutlook outlook
        ? outlook.Events
        : Directory.Exists(RunFolder.StoreOf(Folder)) ? [.. RunHistory.Read(Folder).Events] : [];

    public RunFacts Facts
    {
        get
        {
            LiveRun? live = Live;
            RunOutlook? outlook = live?.Outlook;
            return new RunFacts(
                Id,
                Manifest.Scenario,
                Manifest.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture),
                live?.State ?? (IsElsewhere() ? LiveRunState.Elsewhere : LiveRunState.Standing),
                History.Ticks,
                live is null ? Manifest.Ticks : live.Goal,
                live?.TicksPerSecond,
                Manifest.StartUtc,
                live?.State is LiveRunState.Playing or LiveRunState.Paused or LiveRunState.Finished ? outlook?.FirstFreeTick : null,
                outlook?.Recoveries ?? 0,
                live?.Note ?? "",
                Manifest.Parent is RunParent parent ? Path.GetFileName(parent.Folder) : null);
        }
    }

    /// <summary>Opens the run, unless another process has it.</summary>
    /// <exception cref="RunFolderException">The scenario has changed since the run began.</exception>
    /// <exception cref="ApiException">The scenario has errors now.</exception>
    public LiveRun TakeInHand()
    {
        if (Live is { IsOver: false } open)
            return open;
        ScenarioLoadResult scenario = Scenario; // takes a moment: nobody who looks on waits for it
        lock (_lock)
        {
            if (_live is { IsOver: false })
                return _live;
            RunOptions options = ResumableRun.Options(Folder, Manifest, scenario, ticks: null, keepsTarget: false, _options.Threads);
            _live?.Dispose();
            _live = new LiveRun(_options.Open, scenario, options, History.Ticks, Hub, Report);
            _live.Changed += () => Hub.Publish(FrameEncoder.Event("state", TwinJson.Write(Facts)));
            _live.Start();
            return _live;
        }
    }

    public async Task<RunFacts> Play(long? goal)
    {
        (await Opened()).Play(goal);
        return Facts;
    }

    public Task<RunFacts> Pause()
    {
        Live?.Pause();
        return Task.FromResult(Facts);
    }

    public async Task<RunFacts> SetPace(double? ticksPerSecond)
    {
        (await Opened()).TicksPerSecond = ticksPerSecond;
        return Facts;
    }

    public async Task<EventResponse?> Inject(EventRequest request, CancellationToken cancellation)
    {
        LiveRun live = await Opened();
        string posted = InboxFolder.Post(Folder, request);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(AnswerPatience);
        bool answered = false;
        try
        {
            while (!live.IsOver)
            {
                live.Look();
                if (InboxFolder.TryTakeAnswer(posted) is EventResponse answer)
                {
                    answered = true;
                    Hub.Publish(FrameEncoder.Event("events", TwinJson.Write(answer)));
                    return answer;
                }

                await Task.Delay(AnswerPace, patience.Token);
            }

            throw new ApiException(
                409, $"The run ended before it answered. {live.Note}", "Follow what the message says, then ask again with the same id.");
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            if (!answered)
                InboxFolder.TakeBack(posted);
        }
    }

    public async Task<RunSummary?> Summarise(CancellationToken cancellation)
    {
        try
        {
            if (Live is LiveRun live && await live.Summarise().WaitAsync(AnswerPatience, cancellation) is RunSummary summary)
                return summary;
        }
        catch (TimeoutException)
        {
            throw new ApiException(504, "The run has not answered in time.", "Ask again; its state says what it is doing.");
        }

        return File.Exists(Path.Combine(Folder, RunFolder.SummaryFile)) ? RunFolder.ReadSummary(Folder) : null;
    }

    public void Dispose()
    {
        _live?.Dispose();
        Hub.End("the host ends; reconnect with Last-Event-ID");
    }

    /// <exception cref="ApiException">It cannot be opened.</exception>
    private async Task<LiveRun> Opened()
    {
        LiveRun live = TakeInHand();
        await live.Opened;
        return live.Failure is Exception failure
            ? throw new ApiException(409, failure.Message, "Follow what the message says, then ask again.")
            : live;
    }

    private bool IsElsewhere() =>
        RunCatalog.TryRead(Folder) is { State: RunStatus.Running } status && status.ProcessId != Environment.ProcessId;

    /// <summary>Records why the run cannot go on; who carries it says what is known by himself.</summary>
    private void Report(Exception e)
    {
        if (e is not (RunStoppedException or RunFolderException or ApiException or IOException or UnauthorizedAccessException))
            HostLog.RunFailed(_log, e, Id);
        else if (!IsCarried)
            HostLog.RunStopped(_log, Id, e.Message);
    }
}
