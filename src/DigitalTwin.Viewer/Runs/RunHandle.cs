using DigitalTwin.Engine.Events;
using DigitalTwin.Engine.History;
using DigitalTwin.Engine.Outputs;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Engine.Storage;
using DigitalTwin.Engine.TimeTravel;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Storage;
using DigitalTwin.Scenarios;
using DigitalTwin.Viewer.Feed;

namespace DigitalTwin.Viewer.Runs;

/// <summary>A run in a folder: read by anyone at any time, taken in hand when it is to go on.</summary>
internal sealed class RunHandle : ITwinRun, IDisposable
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AnswerPace = TimeSpan.FromMilliseconds(15);

    private readonly Lock _lock = new();
    private readonly ScenarioLoadResult _scenario;
    private readonly int _threads;
    private LiveRun? _live;

    public RunHandle(string id, string folder, ScenarioLoadResult scenario, RunManifest manifest, RunHostOptions options)
    {
        (Id, Folder, _scenario, Manifest, _threads) = (id, folder, scenario, manifest, options.Threads);
        History = new HistoryReader(new DiskFileSystem(folder), World.Calendar);
        Encoder = new FrameEncoder(World.Calendar);
        Hub = new FeedHub(Encoder.Encode, options.MostSubscribers);
        HasAnotherScenario = World.Digest != manifest.ScenarioDigest;
    }

    public string Id { get; }

    public string Folder { get; }

    public RunManifest Manifest { get; }

    public ScenarioLoadResult Scenario => _scenario;

    public WorldSpec World => _scenario.World!;

    public HistoryReader History { get; }

    public FrameEncoder Encoder { get; }

    public FeedHub Hub { get; }

    /// <inheritdoc/>
    public ILiveFeed Feed => Hub;

    public bool HasAnotherScenario { get; }

    /// <summary>The run in hand; null where it is not.</summary>
    public LiveRun? Live
    {
        get
        {
            lock (_lock)
                return _live is { IsOver: true, Failure: null } ? null : _live;
        }
    }

    public IReadOnlyList<LogEntry> Events => Live?.Run is LocalRun { Coordinator: var open }
        ? [.. open.LoggedEvents]
        : Directory.Exists(RunFolder.StoreOf(Folder)) ? [.. RunHistory.Read(Folder).Events] : [];

    public RunFacts Facts
    {
        get
        {
            LiveRun? live = Live;
            return new RunFacts(
                Id,
                Manifest.Scenario,
                Manifest.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture),
                live?.State ?? (IsElsewhere() ? RunState.Elsewhere : RunState.Standing),
                History.Ticks,
                live is null ? Manifest.Ticks : live.Goal,
                live?.TicksPerSecond,
                World.Calendar.StartUtc,
                live?.State is RunState.Playing or RunState.Paused or RunState.Finished ? live.Run?.Coordinator.FirstFreeTick : null,
                live?.Run?.Coordinator.Recoveries ?? 0,
                live?.Note ?? "",
                Manifest.Parent is RunParent parent ? Path.GetFileName(parent.Folder) : null);
        }
    }

    /// <summary>Takes the run in hand, if nobody has it.</summary>
    /// <exception cref="RunFolderException">The scenario has changed since the run began.</exception>
    public LiveRun TakeInHand()
    {
        lock (_lock)
        {
            if (_live is { IsOver: false })
                return _live;
            RunOptions options = KeptRun.Options(Folder, Manifest, _scenario, ticks: null, keepsTarget: false, _threads);
            _live?.Dispose();
            _live = new LiveRun(_scenario, options, History.Ticks, Hub);
            _live.Changed += () => Hub.Say(FrameEncoder.Event("state", TwinJson.Write(Facts)));
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
        try
        {
            while (true)
            {
                live.Look();
                if (InboxFolder.TryTakeAnswer(posted) is EventResponse answer)
                {
                    Hub.Say(FrameEncoder.Event("events", TwinJson.Write(answer)));
                    return answer;
                }

                await Task.Delay(AnswerPace, patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public RunSummary? Summary => Live?.Run?.Summarise()
        ?? (File.Exists(Path.Combine(Folder, RunFolder.SummaryFile)) ? RunFolder.ReadSummary(Folder) : null);

    public void Dispose()
    {
        _live?.Dispose();
        Hub.End("the host ends; reconnect with Last-Event-ID");
    }

    /// <exception cref="RefusedException">It cannot be opened.</exception>
    private async Task<LiveRun> Opened()
    {
        LiveRun live = TakeInHand();
        await live.Opened;
        return live.Failure is Exception failure
            ? throw new RefusedException(409, failure.Message, "Follow what the message says, then ask again.")
            : live;
    }

    private bool IsElsewhere() =>
        RunCatalog.TryRead(Folder) is { State: RunStatus.Running } status && status.ProcessId != Environment.ProcessId;
}
