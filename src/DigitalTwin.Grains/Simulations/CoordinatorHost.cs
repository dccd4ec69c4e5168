using System.Diagnostics;
using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Telemetry;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Protocol.Events;
using DigitalTwin.Runs.Folders;
using DigitalTwin.Runs.Local;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Grains.Simulations;

/// <summary>
/// Carries what a run's coordinator asks for, and brings back what comes. A call whose outcome is unknown brings nothing back: the
/// coordinator is woken and asks again, with the same identity.
/// </summary>
/// <remarks>Lives on one grain's scheduler: everything here runs one step at a time.</remarks>
internal sealed partial class CoordinatorHost : ICoordinatorHost, IDisposable
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskAgainSoon = TimeSpan.FromMilliseconds(500);

    private const string WallName = "wall-seconds";

    /// <summary>A call that fails so often, and not because somebody was lost, fails for good.</summary>
    private const int MostFailures = 3;

    private readonly HostParts _parts;
    private readonly Coordinator _coordinator;
    private readonly RetryTimers _reminders;
    private readonly SortedSet<long> _storeCalls = [];
    private readonly SortedDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly PendingInjections _intakes = new();
    private readonly RunOutput _output;
    private Task _storeTail = Task.CompletedTask;
    private long _callToken;
    private bool _storeIsAway;
    private string _why = "";
    private double? _wallBefore;
    private double _wallHere;
    private int _lostEpoch;
    private Activity? _tick;

    /// <summary>Creates the coordinator of a run with its host.</summary>
    /// <param name="parts">What the host works with.</param>
    public CoordinatorHost(HostParts parts)
    {
        _parts = parts;
        _ = parts.Elapsed; // begins to count
        _output = parts.Output;
        _reminders = new RetryTimers(parts.Time);
        _coordinator = new Coordinator(parts.World.Factory.CreateSimulation, this, parts.Options);
        _output.Follow(_coordinator);
        if (parts.Driver is not null)
            _coordinator.Pause(); // until it is told where to go
    }

    /// <summary>The coordinator.</summary>
    public Coordinator Coordinator => _coordinator;

    /// <summary>Ticks shown, and the hash of the newest.</summary>
    public (long Ticks, string Hash) Shown { get; private set; } = (0, "");

    /// <summary>What a person should know; empty while all is well.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Whether another coordinator has taken the run, or is to take it.</summary>
    public bool Gone { get; private set; }

    /// <summary>Whether another coordinator is to take the run.</summary>
    public bool HandsOver { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tick?.Dispose();
        if (_parts.Driver is null)
            _output.Dispose(); // else it is the driver's
    }

    /// <summary>Ends the run here for good: nothing more is asked of anybody, and what the store was asked for has been answered.</summary>
    public Task End(string why)
    {
        _coordinator.Fail(why);
        return _storeTail;
    }

    /// <summary>Wakes the coordinator for what is due.</summary>
    public void Tick()
    {
        if (_coordinator is { State: CoordinatorState.Recovering or CoordinatorState.Running, Epoch: int epoch }
            && epoch != _lostEpoch && _parts.Homes.HasLostOne(epoch))
        {
            _lostEpoch = epoch; // once: the store may take its time to give another
            _coordinator.Restart("A silo was lost."); // at once: what was asked of it is not waited for
        }

        foreach (long token in _reminders.TakeDue())
            _coordinator.OnTimeout(token);
        Follow();
    }

    /// <summary>The summary of the ticks so far.</summary>
    public RunSummary Summarise() => _output.Summarise(WallSeconds);

    /// <inheritdoc/>
    public void LoadGrid(int grid, in GridLoad load)
    {
        GridLoad carried = load;
        _ = Carry(
            NameOf(grid),
            () => _parts.Calls.Load(grid, carried, _parts.Homes.Of(carried.Epoch, grid)),
            reply => _coordinator.GridAnsweredTo(grid, carried.Call, reply));
    }

    /// <inheritdoc/>
    public void CallGrid(int grid, in GridRequest request)
    {
        GridRequest carried = request;
        _ = Carry(
            NameOf(grid), () => _parts.Calls.Call(grid, carried), reply => _coordinator.GridAnsweredTo(grid, carried.Call, reply));
    }

    /// <inheritdoc/>
    public void LoadCoupling(in CouplingLoad load)
    {
        CouplingLoad carried = load;
        _ = Carry(
            EntityIds.Coupling,
            () => _parts.Calls.Load(carried, _parts.Homes.Here),
            reply => _coordinator.CouplingAnsweredTo(carried.Call, reply));
    }

    /// <inheritdoc/>
    public void CallCoupling(in ClearRequest request)
    {
        ClearRequest carried = request;
        _ = Carry(EntityIds.Coupling, () => _parts.Calls.Call(carried), reply => _coordinator.CouplingAnsweredTo(carried.Call, reply));
    }

    /// <inheritdoc/>
    public void CallStore(long id, StoreRequest request)
    {
        _storeCalls.Add(id);
        _storeTail = CarryToStore(_storeTail, id, request);
    }

    /// <inheritdoc/>
    public void ScheduleTimeout(long token)
    {
        if (!_storeCalls.Contains(token))
        {
            _reminders.Forget(_callToken);
            _callToken = token;
        }

        _reminders.Set(token, AskAgainAfter);
    }

    /// <inheritdoc/>
    public void Show(in TickCommit commit, bool replayed)
    {
        _output.Show(commit);
        _wallHere = _parts.Elapsed.TotalSeconds;
        Shown = (commit.Tick + 1, commit.Hash.ToString());
        TwinTelemetry.Ticked(_parts.Run.Run);
        _tick?.Dispose();
        _tick = TwinTelemetry.BeginTick(_parts.Run.Run, Shown.Ticks);
        if (Message.Length > 0 && !_storeIsAway)
            Message = "";
        if (Shown.Ticks >= _parts.Driver?.Wanted.Allowed)
            _coordinator.Pause();
    }

    /// <inheritdoc/>
    public IReadOnlyList<Attachment> Attach(long tick) =>
    [
        .. _output.Attach(),
        new Attachment(WallName, BitConverter.GetBytes(BitConverter.DoubleToInt64Bits(WallSeconds))),
    ];

    /// <inheritdoc/>
    public void Restore(long tick, IReadOnlyList<Attachment> attachments)
    {
        _output.Restore(tick, attachments);
        Shown = (tick, _output.Hash);
        _wallBefore ??= attachments.FirstOrDefault(kept => kept.Name == WallName).Bytes is { Length: sizeof(long) } wall
            ? BitConverter.Int64BitsToDouble(BitConverter.ToInt64(wall.Span))
            : 0;
        int epoch = _coordinator.Epoch;
        bool opens = _parts.Driver is not null && _coordinator.Recoveries == 0; // whoever had it before, and however that ended
        bool planned = epoch == 1 || opens || _coordinator.MovesAsPlanned || _parts.Chronicle.IsAnnounced(epoch);
        long replays = Math.Max(0, _coordinator.Logged - Math.Max(0, tick));
        string why = epoch == 1 ? "The run begins."
            : opens ? "The run is resumed from its folder."
            : planned ? "Grids move to other silos as planned."
            : _why.Length > 0 ? _why : "The coordinator was lost, and comes to life on another silo.";
        _why = "";
        _parts.Chronicle.Note(new EpochNote(
            epoch, planned, Math.Max(0, tick), replays, _parts.Homes.Here.ToParsableString(), why, _parts.Time.GetUtcNow(),
            BuildDigest.Current));
        _storeTail = KeepNote(_storeTail);
        TwinTelemetry.EpochBegan(_parts.Run.Run, planned, replays);
        LogEpoch(_parts.Log, _parts.Run.Run, epoch, Math.Max(0, tick), replays, why);
    }

    /// <inheritdoc/>
    public void Answer(in EventAnswer answer)
    {
        _output.Answer(answer);
        _intakes.Take(answer);
    }

    /// <summary>Lets events happen; the run is open.</summary>
    public Task<EventResponse> Inject(EventRequest request) =>
        _intakes.Begin(new EventIntake(_parts.World.World, _coordinator), request);

    /// <inheritdoc/>
    public void Log(string notice)
    {
        Message = _why = notice;
        _output.Log(notice);
        LogNotice(_parts.Log, _parts.Run.Run, notice);
    }

    /// <inheritdoc/>
    public void Stopped(StopReason reason, string message)
    {
        HandsOver = reason == StopReason.HandedOver;
        if (HandsOver)
            Announce();
        Gone = reason is StopReason.Superseded or StopReason.HandedOver;
        Message = message;
        _intakes.Stop(reason, message);
        _parts.Driver?.Stopped(reason, message);
        LogStopped(_parts.Log, _parts.Run.Run, reason, message);
    }

    /// <summary>Informs the coordinator that follows that nothing was lost.</summary>
    private void Announce() => _parts.Chronicle.Note(new EpochNote(
        _coordinator.Epoch + 1, true, _coordinator.Committed, 0, _parts.Homes.Here.ToParsableString(),
        "The coordinator moves to another silo as planned.", _parts.Time.GetUtcNow()));

    /// <summary>Time that coordinators of the run have worked on it, this one and those before, up to the newest tick.</summary>
    private double WallSeconds => (_wallBefore ?? 0) + _wallHere;

    private string NameOf(int grid) => _parts.World.Factory.Zones[grid];

    private async Task Carry<TReply>(string whom, Func<Task<TReply>> call, Action<TReply> take)
    {
        RequestContext.Clear(); // what came with the call that led here is no part of those that follow
        Activity.Current = _tick;
        TReply reply;
        try
        {
            Task<TReply> answer = call();
            if (answer.IsCompleted)
                await Task.Yield(); // a host never calls back before it has returned; a call that was sent never does
            reply = await answer;
        }
        catch (Exception e) when (CallOutcome.IsUnknown(e))
        {
            _reminders.Hasten(_callToken, AskAgainSoon);
            LogUnknown(_parts.Log, _parts.Run.Run, e.Message);
            return;
        }
        catch (Exception e)
        {
            Failed(whom, e);
            return;
        }

        _failures.Remove(whom);
        try
        {
            take(reply);
            AfterTurn();
        }
        catch (Exception e)
        {
            Break(e);
        }
    }

    /// <summary>A failure that is not of the network is tried again a little, as somebody's end may cause it; then it is said.</summary>
    private void Failed(string whom, Exception e)
    {
        int times = _failures[whom] = _failures.GetValueOrDefault(whom) + 1;
        LogFailed(_parts.Log, e, _parts.Run.Run, whom);
        if (times >= MostFailures)
            _coordinator.Fail($"{whom} failed {times} times: {e.Message} Fix that, then ask for the run again.");
        else
            _reminders.Hasten(_callToken, AskAgainSoon);
    }

    /// <summary>
    /// What the store is asked for in an epoch comes after how the epoch began: a silo lost right then takes no note with it.
    /// </summary>
    private async Task KeepNote(Task before)
    {
        await before;
        try
        {
            await _parts.Chronicle.Keep();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogUnknown(_parts.Log, _parts.Run.Run, e.Message); // a nudge keeps it later; the store is away, too
        }
    }

    private async Task CarryToStore(Task before, long id, StoreRequest request)
    {
        await before;
        StoreReply reply;
        long began = TwinTelemetry.Begin();
        try
        {
            reply = await Task.Run(() => _parts.Store.Handle(request));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            reply = StoreReply.Unknown;
            LogUnknown(_parts.Log, _parts.Run.Run, e.Message);
        }

        TwinTelemetry.StoreAnswered(began, request.GetType().Name, reply.Status.ToString());
        if (reply.Status == StoreStatus.Unknown)
        {
            Message = $"The store does not answer; the run waits. {string.Join(" ", reply.Notices)}".TrimEnd();
            if (!_storeIsAway)
                Say(Message);
            _storeIsAway = true;
            _reminders.Hasten(id, AskAgainSoon);
            return;
        }

        if (_storeIsAway)
        {
            Message = "";
            Say("The store answers again; the run goes on.");
        }

        _storeIsAway = false;
        _storeCalls.Remove(id);
        _reminders.Forget(id);
        try
        {
            _coordinator.StoreAnswered(id, reply);
            AfterTurn();
        }
        catch (Exception e)
        {
            Break(e);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Run}: {Notice}")]
    private static partial void LogNotice(ILogger log, string run, string notice);

    [LoggerMessage(LogLevel.Warning, "{Run}: stopped ({Reason}). {Message}")]
    private static partial void LogStopped(ILogger log, string run, StopReason reason, string message);

    [LoggerMessage(LogLevel.Debug, "{Run}: the outcome of a call is unknown, it is asked again: {Message}")]
    private static partial void LogUnknown(ILogger log, string run, string message);

    [LoggerMessage(LogLevel.Error, "{Run}: {Whom} failed")]
    private static partial void LogFailed(ILogger log, Exception exception, string run, string whom);

    [LoggerMessage(LogLevel.Information, "{Run}: epoch {Epoch} begins at tick {Tick}, {Replays} ticks are recomputed. {Why}")]
    private static partial void LogEpoch(ILogger log, string run, int epoch, long tick, long replays, string why);
}
