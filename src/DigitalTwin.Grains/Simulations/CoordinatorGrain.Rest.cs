using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Runs.Folders;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Placement;

namespace DigitalTwin.Grains.Simulations;

/// <content>What is done beside the run: its standing is kept, it moves, and at rest its grains end.</content>
public sealed partial class CoordinatorGrain
{
    private const string Halted = "It was stopped on request; `twin run` with its name, or play on the page, goes on with it.";

    private const string Held = "It is held; play on its page goes on with it.";

    /// <summary>A standing that does not change is kept again, so that who reads it sees that somebody is there.</summary>
    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(20);

    private RunStanding? _kept;
    private DateTimeOffset _keptAt;
    private DateTimeOffset? _settledAt;
    private (RunStanding Standing, string? Summary)? _ends;
    private SiloAddress? _next;

    private Task Look()
    {
        if (_host is not { Coordinator: Coordinator coordinator })
            return Task.CompletedTask; // the run was let go
        _host.Tick();
        bool stands = coordinator.State == CoordinatorState.AtTarget && coordinator.CheckpointTick == coordinator.Committed;
        if (coordinator.Arranged is null && (stands || coordinator.State == CoordinatorState.Running)
            && _homes!.ShouldSpread(time.GetUtcNow()))
            coordinator.Arrange(HandOver.Move);
        if (_keeping.IsCompleted)
            _keeping = Keep(); // takes long while Redis is away; what is due is woken meanwhile
        if (_ends is null && _host is { Gone: true } && (!_host.HandsOver || (_chronicle!.IsKept && _next is not null && !IsLast)))
            GoTo(_next);
        return Task.CompletedTask;
    }

    /// <summary>Ends this activation; a coordinator that hands over comes to life on another silo.</summary>
    private void GoTo(SiloAddress? other)
    {
        if (other is null || !_host!.HandsOver)
        {
            DeactivateOnIdle();
            return;
        }

        RequestContext.Set(IPlacementDirector.PlacementHintKey, other);
        this.MigrateOnIdle();
    }

    /// <summary>Keeps what the cabinet is to know; while it does not answer, the next look tries again.</summary>
    private async Task Keep()
    {
        try
        {
            await _chronicle!.Keep();
            if (_ends is null && _host is { Gone: true, HandsOver: true })
                _next = await places.ToMoveTo(_run.Run, silo.SiloAddress);
            if (!_wanted && _asked > 0)
                await cabinet.Want(_run.Run, ticks: true); // every silo nudges it
            _wanted = true;
            await KeepStanding();
            if (_ends is null && !_rests && _host is { Gone: false, Coordinator.IsSettled: true })
            {
                _rests = true; // nobody need nudge it until it is to go on
                await cabinet.Want(_run.Run, ticks: false);
            }

            if (EndsNow())
                await End();
        }
        catch (RunRegistryUnavailableException e)
        {
            _rests = false;
            LogNotKept(log, _run.Run, e.Message);
        }
    }

    private async Task KeepStanding()
    {
        if (_ends is not null || _host is null or { Gone: true, HandsOver: false })
            return; // it is another one's
        RunStanding now = Now();
        DateTimeOffset at = time.GetUtcNow();
        if (now == _kept && (_rests || at - _keptAt < KeepEvery))
            return;
        await cabinet.Keep(new KeptStanding(now, at));
        (_kept, _keptAt) = (now, at);
    }

    /// <summary>Whether the run has been at rest for so long that its grains end.</summary>
    private bool EndsNow()
    {
        if (_ends is not null)
            return true;
        bool settled = _rests && _host is { Gone: false, IsHeld: null, Coordinator: { IsSettled: true, Arranged: null } };
        _settledAt = settled ? _settledAt ?? time.GetUtcNow() : null;
        return time.GetUtcNow() - _settledAt >= simulations.EndsAtRestAfter;
    }

    /// <summary>Ends the grains of a run at rest. The next who asks for it loads them, as planned: nothing was lost.</summary>
    private async Task End()
    {
        CoordinatorHost host = _host!;
        if (_ends is null)
        {
            bool whole = host.Coordinator.State == CoordinatorState.AtTarget;
            _ends = (Now() with { Silo = "" }, whole ? RunFolder.ToJson(host.Summarise()) : null);
            if (whole)
                host.Coordinator.Arrange(HandOver.Leave);
        }

        await _chronicle!.Keep();
        await cabinet.Keep(new KeptStanding(_ends.Value.Standing, time.GetUtcNow()), _ends.Value.Summary);
        await LeaveGrains();
        if (_host != host)
            return;
        _kept = _ends.Value.Standing;
        Close();
        LogRests(log, _run.Run, _kept.Tick);
        DeactivateOnIdle();
    }

    /// <summary>Ends the grains of the run, as far as they answer; those that do not are on silos that are lost.</summary>
    private async Task LeaveGrains()
    {
        RequestContext.Clear(); // none of them is wanted elsewhere
        try
        {
            await _calls!.Leave().WaitAsync(LeavePatience);
        }
        catch (Exception e) when (CallOutcome.IsUnknown(e))
        {
            LogNotKept(log, _run.Run, e.Message);
        }
    }

    /// <summary>Ends the run here, and the grains of it; what was under way to the store has been answered.</summary>
    private async Task End(string why)
    {
        _looks?.Dispose(); // nothing is kept any more
        await _keeping;
        if (_host is not null)
        {
            await _host.End(why);
            await LeaveGrains();
        }

        Close();
    }

    /// <summary>Lets the run go.</summary>
    private void Close()
    {
        _looks?.Dispose();
        _host?.Dispose();
        (_looks, _host, _ends, _settledAt) = (null, null, null, null);
    }

    [LoggerMessage(LogLevel.Information, "{Run}: at rest at tick {Tick}; its grains end until it is asked to go on")]
    private static partial void LogRests(ILogger log, string run, long tick);

    [LoggerMessage(LogLevel.Debug, "{Run}: not kept yet: {Message}")]
    private static partial void LogNotKept(ILogger log, string run, string message);
}
