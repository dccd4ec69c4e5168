using DigitalTwin.Results.Files;
using DigitalTwin.Silo.Feed;
using DigitalTwin.Viewer.Feed;
using Orleans.Runtime;
using StackExchange.Redis;

namespace DigitalTwin.Client.Cluster;

/// <summary>
/// A run of a cluster as the faces see it: its ticks come from the cluster's feed and are kept in a folder here, where they can be looked
/// up. It survives silos that are lost, and a Redis that is away, and says so meanwhile.
/// </summary>
internal sealed class FollowedRun : ITwinRun, IAsyncDisposable
{
    private const int MostSubscribers = 256;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StandEvery = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan SumEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(30);

    private readonly ICoordinatorGrain _simulation;
    private readonly RunSpec _spec;
    private readonly HistoryCopy _copy;
    private readonly FeedHub _hub;
    private readonly CancellationTokenSource _end = new();
    private readonly Throttle _stands = new(StandEvery);
    private readonly Throttle _sums = new(SumEvery);
    private readonly ClusterPace _pace = new();
    private readonly List<LogEntry> _events = [];
    private readonly Lock _logLock = new();
    private long _logRead;
    private RunStanding _standing;
    private RunSummary? _summary;
    private string _away = "";
    private Task _following = Task.CompletedTask;

    /// <summary>Takes up a run that was begun.</summary>
    /// <param name="simulation">Its coordinator.</param>
    /// <param name="standing">Its state.</param>
    /// <param name="scenario">Its scenario as it is here.</param>
    /// <param name="folder">Folder of its history here.</param>
    /// <param name="copy">Opens its history.</param>
    public FollowedRun(
        ICoordinatorGrain simulation,
        RunStanding standing,
        ScenarioLoadResult scenario,
        string folder,
        Func<WorldSpec, ulong, HistoryCopy> copy)
    {
        (_simulation, _standing, _spec, Folder) = (simulation, standing, standing.Spec!, folder);
        Scenario = scenario;
        _copy = copy(World, _spec.Seed);
        History = new HistoryReader(new DiskFileSystem(folder), World.Calendar);
        Encoder = new FrameEncoder(World.Calendar);
        _hub = new FeedHub(Encoder.Encode, MostSubscribers);
    }

    /// <summary>Raised for every tick that arrives.</summary>
    public event Action<RunProgress>? Progressed;

    public string Id => _standing.Run;

    public string Folder { get; }

    public ScenarioLoadResult Scenario { get; }

    public WorldSpec World => Scenario.World!;

    /// <summary>Whether somebody has deleted the run.</summary>
    public bool IsForgotten => _standing.State == RunStates.Unknown;

    public bool HasAnotherScenario => World.Digest != _spec.Digest;

    public HistoryReader History { get; }

    public ILiveFeed Feed => _hub;

    public FrameEncoder Encoder { get; }

    public Task<RunSummary?> Summarise(CancellationToken cancellation) => Task.FromResult(_summary);

    public RunFacts Facts => new(
        Id,
        _spec.Scenario,
        _spec.Seed.ToString(CultureInfo.InvariantCulture),
        _away.Length > 0 ? LiveRunState.Opening : State,
        History.Ticks,
        _standing.Target >= RequestParameters.Endless ? null : _standing.Target,
        _pace.TicksPerSecond,
        World.Calendar.StartUtc,
        _standing.Tick + 1,
        _standing.Recoveries,
        _away.Length > 0 ? _away : _standing.Message,
        Parent: null);

    public IReadOnlyList<LogEntry> Events
    {
        get
        {
            lock (_logLock)
            {
                IReadOnlyList<LogEntry> further = _copy.Log(_logRead);
                _logRead += further.Count;
                _events.AddRange(further.Where(entry => entry.Event is not null));
                return [.. _events];
            }
        }
    }

    private bool IsOpen => _standing.State is nameof(CoordinatorState.Running) or nameof(CoordinatorState.AtTarget);

    private LiveRunState State => _standing.State switch
    {
        nameof(CoordinatorState.Running) => LiveRunState.Playing,
        nameof(CoordinatorState.AtTarget) => _pace.Plays(_standing.Tick) ? LiveRunState.Playing : LiveRunState.Paused,
        RunStates.Halted => LiveRunState.Paused,
        nameof(CoordinatorState.Stopped) or RunStates.Unknown => LiveRunState.Failed,
        _ => LiveRunState.Opening,
    };

    /// <summary>Begins to follow.</summary>
    public void Start() => _following = Follow(_end.Token);

    public async Task<RunFacts> Play(long? goal)
    {
        if (_standing.State == RunStates.Halted)
            _standing = await TwinClient.Retry(() => _simulation.Begin(_spec), _end.Token, AnswerPatience);
        // What was asked for ahead of the run, so that it keeps its pace, is taken back where it is beyond the goal.
        bool ahead = goal < _standing.Target && !_pace.IsOthers(_standing.Tick, _standing.Target);
        if (ahead && _standing.Tick < goal)
            _standing = await TwinClient.Retry(_simulation.Halt, _end.Token, AnswerPatience);
        if (ahead && _standing.Tick < goal)
            await TwinClient.Retry(() => _simulation.Begin(_spec), _end.Token, AnswerPatience);
        _pace.Play(goal);
        await LookNow();
        return Facts;
    }

    public Task<RunFacts> Pause()
    {
        _pace.Hold();
        if (_pace.IsOthers(_standing.Tick, _standing.Target))
            throw new ApiException(
                409,
                $"The cluster was asked for {_standing.Target} ticks and goes on to there, whoever looks on.",
                "Wait until it is there; ticks asked for from here on can be held.");
        return Task.FromResult(Facts);
    }

    public async Task<RunFacts> SetPace(double? ticksPerSecond)
    {
        _pace.TicksPerSecond = ticksPerSecond;
        await LookNow();
        return Facts;
    }

    public async Task<EventResponse?> Inject(EventRequest request, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(AnswerPatience);
        try
        {
            var call = new InjectCall(request.Name, request.Text);
            string json = await TwinClient.Retry(() => _simulation.Inject(call), patience.Token);
            EventResponse answer = JsonSerializer.Deserialize<EventResponse>(json, JsonSerializerOptions.Web)!;
            _hub.Publish(FrameEncoder.EventOf("events", answer));
            return answer;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _following;
        _hub.End("the viewer ends; reconnect with Last-Event-ID");
        _copy.Dispose();
        _end.Dispose();
    }

    private async Task Follow(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                long taken = await _copy.CatchUp(_standing.Tick, Show);
                if (_stands.IsDue())
                    await Look();
                SetNotice("");
                if (taken == 0)
                {
                    _hub.Rest();
                    await Task.Delay(LookEvery, end);
                }
            }
            catch (Exception e) when ((e is RedisException || CallOutcome.IsUnknown(e)) && !end.IsCancellationRequested)
            {
                SetNotice($"The cluster does not answer; what is shown ends at tick {_copy.Ticks}. {e.Message.Split('\n')[0]}");
                await Task.Delay(StandEvery, CancellationToken.None);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                SetNotice(e.Message);
                return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Looks at once; where the cluster does not answer, the next look does what was asked.</summary>
    private async Task LookNow()
    {
        try
        {
            await Look();
        }
        catch (Exception e) when (CallOutcome.IsUnknown(e))
        {
            SetNotice($"The cluster does not answer. {e.Message.Split('\n')[0]}");
        }
    }

    private async Task Look()
    {
        RunFacts before = Facts;
        if (_pace.Wanted(_standing.Tick, _standing.Target) is long ticks)
            _standing = await _simulation.AdvanceTo(ticks);
        else
            _standing = await _simulation.Stand();
        if (_standing.State == RunStates.Halted)
            _pace.Hold(); // somebody has stopped it
        if (_summary?.Ticks != _standing.Tick && IsOpen && _sums.IsDue())
            _summary = JsonSerializer.Deserialize<RunSummary>(await _simulation.Summarise(), JsonSerializerOptions.Web);
        if (Facts.State != before.State || Facts.Recoveries != before.Recoveries || Facts.Note != before.Note)
            _hub.Publish(FrameEncoder.EventOf("state", Facts));
    }

    private void Show(HistoryRow row, string hash)
    {
        _hub.Show(row with { Values = [.. row.Values] }, hash);
        Progressed?.Invoke(new RunProgress(
            row.Tick + 1,
            Target: null,
            World.Calendar.InstantOf(row.Tick),
            new MarketSnapshot(
                World.Zones.Sum(zone => LoadMw(row, zone) * row.Value(zone.Id, "price_usd_mwh") ?? 0)
                    / World.Zones.Sum(zone => LoadMw(row, zone)),
                World.Zones.Count(zone => row.Value(zone.Id, "headroom_mw") <= 0),
                World.Zones.Sum(zone => row.Value(zone.Id, "unserved_mw") ?? 0))));
    }

    private void SetNotice(string away)
    {
        if (away == _away)
            return;
        _away = away;
        _hub.Publish(FrameEncoder.EventOf("state", Facts));
    }

    private static double LoadMw(HistoryRow row, ZoneSpec zone) => row.Value(zone.Id, "load_mw") ?? 0;
}
