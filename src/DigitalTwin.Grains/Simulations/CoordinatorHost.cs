using DigitalTwin.Contracts.Wire;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Grains.Calls;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Storage;
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

    private const string HandOversName = "handovers";

    private readonly HostParts _parts;
    private readonly Coordinator _coordinator;
    private readonly Reminders _reminders;
    private readonly SortedSet<long> _storeCalls = [];
    private readonly SummaryBuilder _summary;
    private Task _storeTail = Task.CompletedTask;
    private long _callToken;
    private long _replayed;

    /// <summary>Creates the coordinator of a run with its host.</summary>
    /// <param name="parts">What the host works with.</param>
    public CoordinatorHost(HostParts parts)
    {
        _parts = parts;
        _summary = new SummaryBuilder(parts.World.World);
        _reminders = new Reminders(parts.Time);
        _coordinator = new Coordinator(parts.World.Factory.CreateSimulation, this, parts.Options);
    }

    /// <summary>The coordinator.</summary>
    public Coordinator Coordinator => _coordinator;

    /// <summary>Ticks shown, and the hash of the newest.</summary>
    public (long Ticks, string Hash) Shown { get; private set; } = (0, "");

    /// <summary>The most ticks that one recovery computed again.</summary>
    public long MostReplayed { get; private set; }

    /// <summary>What a person should know; empty while all is well.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Whether another coordinator has taken the run, or is to take it.</summary>
    public bool Gone { get; private set; }

    /// <summary>Whether another coordinator is to take the run.</summary>
    public bool HandsOver { get; private set; }

    /// <summary>Epochs that began because silos came or went as planned, with nothing computed again.</summary>
    public int HandOvers { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _summary.Dispose();

    /// <summary>Wakes the coordinator for what is due.</summary>
    public void Tick()
    {
        foreach (long token in _reminders.TakeDue())
            _coordinator.Woke(token);
    }

    /// <summary>The summary of the ticks so far.</summary>
    public RunSummary Summarise() => _summary.Build(
        new RunOptions { Scenario = _parts.Spec.Scenario, Seed = _parts.Spec.Seed },
        _parts.World.Assumptions,
        _parts.World.Factory.Count,
        _parts.Elapsed.TotalSeconds);

    /// <inheritdoc/>
    public void LoadGrid(int grid, in GridLoad load)
    {
        GridLoad carried = load;
        _ = Carry(
            () => _parts.Calls.Load(grid, carried, _parts.Homes.Of(carried.Epoch, grid)),
            reply => _coordinator.GridAnswered(grid, reply));
    }

    /// <inheritdoc/>
    public void CallGrid(int grid, in GridRequest request)
    {
        GridRequest carried = request;
        _ = Carry(() => _parts.Calls.Call(grid, carried), reply => _coordinator.GridAnswered(grid, reply));
    }

    /// <inheritdoc/>
    public void LoadCoupling(in CouplingLoad load)
    {
        CouplingLoad carried = load;
        _ = Carry(() => _parts.Calls.Load(carried, _parts.Homes.Here), _coordinator.CouplingAnswered);
    }

    /// <inheritdoc/>
    public void CallCoupling(in ClearRequest request)
    {
        ClearRequest carried = request;
        _ = Carry(() => _parts.Calls.Call(carried), _coordinator.CouplingAnswered);
    }

    /// <inheritdoc/>
    public void CallStore(long id, StoreRequest request)
    {
        _storeCalls.Add(id);
        _storeTail = CarryToStore(_storeTail, id, request);
    }

    /// <inheritdoc/>
    public void Wake(long token)
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
        _summary.Take(commit);
        Shown = (commit.Tick + 1, commit.Hash.ToString());
        MostReplayed = Math.Max(MostReplayed, replayed ? ++_replayed : 0);
        if (Message.Length > 0)
            Message = "";
        _parts.Feed?.Take(commit);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Attachment> Attach(long tick) =>
    [
        new Attachment(_summary.Name, _summary.Save()),
        new Attachment(HandOversName, BitConverter.GetBytes(HandOvers + (_coordinator.Arranged is null ? 0 : 1))),
    ];

    /// <inheritdoc/>
    public void Restore(long tick, IReadOnlyList<Attachment> attachments)
    {
        _summary.Restore(tick, attachments.FirstOrDefault(kept => kept.Name == _summary.Name).Bytes);
        Shown = (tick, _summary.Hash);
        ReadOnlyMemory<byte> handOvers = attachments.FirstOrDefault(kept => kept.Name == HandOversName).Bytes;
        HandOvers = handOvers.IsEmpty ? 0 : BitConverter.ToInt32(handOvers.Span);
        _replayed = 0;
    }

    /// <inheritdoc/>
    public void Answer(in EventAnswer answer)
    {
    }

    /// <inheritdoc/>
    public void Say(string notice)
    {
        Message = notice;
        LogNotice(_parts.Log, _parts.Run.Run, notice);
    }

    /// <inheritdoc/>
    public void Stopped(StopReason reason, string message)
    {
        HandsOver = reason == StopReason.HandedOver;
        Gone = reason is StopReason.Superseded or StopReason.HandedOver;
        Message = message;
        LogStopped(_parts.Log, _parts.Run.Run, reason, message);
    }

    private async Task Carry<TReply>(Func<Task<TReply>> call, Action<TReply> take)
    {
        await Task.Yield(); // a host never calls back before it has returned
        try
        {
            take(await call());
        }
        catch (Exception e) when (Asking.IsUnknown(e))
        {
            _reminders.Hasten(_callToken, AskAgainSoon);
            LogUnknown(_parts.Log, _parts.Run.Run, e.Message);
        }
        catch (Exception e)
        {
            Message = e.Message;
            LogFailed(_parts.Log, e, _parts.Run.Run);
        }
    }

    private async Task CarryToStore(Task before, long id, StoreRequest request)
    {
        await before;
        StoreReply reply;
        try
        {
            reply = await Task.Run(() => _parts.Store.Handle(request));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            reply = StoreReply.Unknown;
            LogUnknown(_parts.Log, _parts.Run.Run, e.Message);
        }

        if (reply.Status == StoreStatus.Unknown)
        {
            Message = $"The store does not answer; the run waits. {string.Join(" ", reply.Notices)}".TrimEnd();
            _reminders.Hasten(id, AskAgainSoon);
            return;
        }

        _storeCalls.Remove(id);
        _reminders.Forget(id);
        _coordinator.StoreAnswered(id, reply);
    }

    [LoggerMessage(LogLevel.Information, "{Run}: {Notice}")]
    private static partial void LogNotice(ILogger log, string run, string notice);

    [LoggerMessage(LogLevel.Warning, "{Run}: stopped ({Reason}). {Message}")]
    private static partial void LogStopped(ILogger log, string run, StopReason reason, string message);

    [LoggerMessage(LogLevel.Debug, "{Run}: the outcome of a call is unknown, it is asked again: {Message}")]
    private static partial void LogUnknown(ILogger log, string run, string message);

    [LoggerMessage(LogLevel.Error, "{Run}: a call failed")]
    private static partial void LogFailed(ILogger log, Exception exception, string run);
}
