using DigitalTwin.Grains.Placement;
using DigitalTwin.Silo.Configuration;
using Orleans.Runtime.Placement;

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// What a silo does beside carrying grains: it nudges the coordinators, so that runs go on without any client, and when it is asked to
/// stop it has its grids moved before it leaves.
/// </summary>
/// <param name="grains">Makes references to grains.</param>
/// <param name="cabinet">The cluster's runs.</param>
/// <param name="silo">The silo.</param>
/// <param name="members">The cluster's members.</param>
/// <param name="readiness">Whether it takes work.</param>
/// <param name="homes">Where coordinators come to life.</param>
/// <param name="config">Its configuration.</param>
/// <param name="log">Log.</param>
internal sealed partial class SiloLifecycleService(
    IGrainFactory grains,
    IRunRegistry cabinet,
    ILocalSiloDetails silo,
    IClusterMembershipService members,
    Readiness readiness,
    CoordinatorHomes homes,
    SiloConfig config,
    ILogger<SiloLifecycleService> log) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan NudgeEvery = TimeSpan.FromSeconds(0.5);

    /// <summary>A coordinator that has not answered by then is on a silo that stands still; the other runs do not wait for it.</summary>
    private static readonly TimeSpan NudgePatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        readiness.State = Readiness.Running;
        LogReady(log, silo.Name, silo.SiloAddress.ToParsableString());
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.State = Readiness.Draining;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(config.DrainSeconds));
        try
        {
            foreach (string run in await Carried())
                await Vacate(run, patience.Token);
            LogDrained(log, silo.Name);
        }
        catch (Exception e) when (e is OperationCanceledException or OrleansException or TimeoutException)
        {
            LogNotDrained(log, silo.Name, e.Message);
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(NudgeOn(stoppingToken), SayWhoComesAndGoes(stoppingToken));

    private async Task NudgeOn(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(NudgeEvery);
        while (await pace.WaitForNextTickAsync(stoppingToken))
        {
            if (readiness.IsReady)
                await NudgeAll();
        }
    }

    private async Task NudgeAll()
    {
        try
        {
            IReadOnlyList<string> runs = await cabinet.Wanted();
            await Task.WhenAll(runs.Select(Nudge));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotNudged(log, e.Message); // it is tried again in a moment
        }
    }

    private async Task Nudge(string run)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, homes.ToFallOn(run) ?? silo.SiloAddress);
        await grains.GetGrain<ICoordinatorGrain>(run).Nudge().WaitAsync(NudgePatience);
    }

    /// <summary>The runs that silos carry: those that go on, and those at rest whose grains have not ended yet.</summary>
    private async Task<IEnumerable<string>> Carried() => (await cabinet.Standings())
        .Where(kept => kept.Standing.Silo.Length > 0)
        .Select(kept => kept.Standing.Run)
        .Union(await cabinet.Wanted(), StringComparer.Ordinal);

    private async Task SayWhoComesAndGoes(CancellationToken stoppingToken)
    {
        ClusterMembershipSnapshot before = members.CurrentSnapshot;
        await foreach (ClusterMembershipSnapshot now in members.MembershipUpdates.WithCancellation(stoppingToken))
        {
            foreach (ClusterMember member in now.CreateUpdate(before).Changes)
            {
                if (member.SiloAddress.Equals(silo.SiloAddress))
                    continue;
                bool stopped = before.GetSiloStatus(member.SiloAddress) is SiloStatus.ShuttingDown or SiloStatus.Stopping;
                if (member.Status == SiloStatus.Active)
                    LogJoined(log, member.Name, member.SiloAddress.ToParsableString());
                else if (member.Status == SiloStatus.Dead && stopped)
                    LogLeft(log, member.Name);
                else if (member.Status == SiloStatus.Dead)
                    LogLost(log, member.Name, member.SiloAddress.ToParsableString());
            }

            before = now;
        }
    }

    /// <summary>Has a run hand over what it has here: its grids, and its coordinator where that is here too; at a checkpoint.</summary>
    private async Task Vacate(string run, CancellationToken patience)
    {
        ICoordinatorGrain simulation = grains.GetGrain<ICoordinatorGrain>(run);
        RequestContext.Set(IPlacementDirector.PlacementHintKey, await homes.ToMoveTo(run, silo.SiloAddress) ?? silo.SiloAddress);
        while (!await simulation.Vacate(silo.SiloAddress.ToParsableString()).WaitAsync(patience))
            await Task.Delay(LookEvery, patience);
    }

    [LoggerMessage(LogLevel.Information, "{Silo} is ready at {Address}")]
    private static partial void LogReady(ILogger log, string silo, string address);

    [LoggerMessage(LogLevel.Information, "{Silo} has handed over its grids and stops")]
    private static partial void LogDrained(ILogger log, string silo);

    [LoggerMessage(LogLevel.Warning, "{Silo} stops without having handed over its grids; the others recover: {Message}")]
    private static partial void LogNotDrained(ILogger log, string silo, string message);

    [LoggerMessage(LogLevel.Debug, "Runs could not be nudged: {Message}")]
    private static partial void LogNotNudged(ILogger log, string message);

    [LoggerMessage(LogLevel.Information, "{Silo} has joined, at {Address}")]
    private static partial void LogJoined(ILogger log, string silo, string address);

    [LoggerMessage(LogLevel.Information, "{Silo} has stopped")]
    private static partial void LogLeft(ILogger log, string silo);

    [LoggerMessage(LogLevel.Warning, "{Silo} is lost ({Address} does not answer)")]
    private static partial void LogLost(ILogger log, string silo, string address);
}
