using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Simulations;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Silo.Redis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using StackExchange.Redis;

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// Looks every second whether the silo can do its work, and says how it is where clients and others look: in Redis. Deletes runs that have
/// been at rest for longer than they are kept.
/// </summary>
/// <param name="grains">Makes references to grains.</param>
/// <param name="cabinet">The cluster's runs.</param>
/// <param name="silo">The silo.</param>
/// <param name="readiness">Whether it takes work.</param>
/// <param name="companions">What ties it to the others.</param>
/// <param name="keeps">How long runs are kept.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
internal sealed partial class SiloWatch(
    IGrainFactory grains,
    IRunRegistry cabinet,
    ILocalSiloDetails silo,
    Readiness readiness,
    Companions companions,
    CoordinatorGrainOptions keeps,
    TimeProvider time,
    ILogger<SiloWatch> log) : BackgroundService
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostBetweenSweeps = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await (companions.Beats?.Leave(silo.Name) ?? Task.CompletedTask);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            LogNotSaid(log, e.Message); // it is listed as one that does not answer, for a while
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            Every(BeatEvery, Beat, stoppingToken),
            Every(CountEvery, Count, stoppingToken),
            Every(SweepEvery(), Sweep, stoppingToken));

    private static async Task Every(TimeSpan period, Func<Task> action, CancellationToken end)
    {
        using var pace = new PeriodicTimer(period);
        try
        {
            do
                await action();
            while (await pace.WaitForNextTickAsync(end));
        }
        catch (OperationCanceledException)
        {
            // the silo stops
        }
    }

    private TimeSpan SweepEvery()
    {
        TimeSpan quarter = keeps.KeepsRuns / 4;
        return quarter > TimeSpan.Zero && quarter < MostBetweenSweeps ? quarter : MostBetweenSweeps;
    }

    private async Task Beat()
    {
        if (companions is not { Handshake: Handshake handshake, Beats: SiloBeats beats })
            return;
        string problem = "";
        try
        {
            await handshake.Ask().WaitAsync(Patience);
            await beats.Beat(Report()).WaitAsync(Patience);
        }
        catch (JoinRefusedException e)
        {
            problem = e.Message;
        }
        catch (RedisServerException e)
        {
            problem = $"Redis refuses: {e.Message.Split('\n')[0]}";
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            problem = $"Redis does not answer: {e.Message.Split('\n')[0]}";
        }

        if (problem.Length > 0 && readiness.Problem.Length == 0)
            LogProblem(log, problem);
        else if (problem.Length == 0 && readiness.Problem.Length > 0)
            LogWell(log, silo.Name);
        readiness.Problem = problem;
    }

    private SiloReport Report() =>
        new(silo.Name, Environment.ProcessId, silo.SiloAddress.ToParsableString(), readiness.State, readiness.Grains);

    /// <summary>Counts the activations here, beside the beat: a call of Orleans may take its time.</summary>
    private async Task Count()
    {
        try
        {
            SimpleGrainStatistic[] counts = await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics([silo.SiloAddress])
                .WaitAsync(Patience);
            readiness.Grains = counts.Where(count => count.GrainType.StartsWith("DigitalTwin.", StringComparison.Ordinal))
                .Sum(count => count.ActivationCount);
        }
        catch (Exception e) when (CallOutcome.IsUnknown(e))
        {
            LogNotSaid(log, e.Message);
        }
    }

    private async Task Sweep()
    {
        if (keeps.KeepsRuns <= TimeSpan.Zero || readiness is not { IsReady: true })
            return;
        try
        {
            foreach (KeptStanding kept in await cabinet.Standings())
            {
                if (kept.Standing.Silo.Length > 0 || time.GetUtcNow() - kept.At < keeps.KeepsRuns)
                    continue;
                LogForgets(log, kept.Standing.Run, kept.At);
                await grains.GetGrain<ICoordinatorGrain>(kept.Standing.Run).Forget();
            }
        }
        catch (Exception e) when (CallOutcome.IsUnknown(e) || e is RunRefusedException)
        {
            LogNotSaid(log, e.Message); // another silo was faster, or Redis is away: the next sweep tries again
        }
    }

    [LoggerMessage(LogLevel.Error, "{Problem}")]
    private static partial void LogProblem(ILogger log, string problem);

    [LoggerMessage(LogLevel.Information, "{Silo} can do its work again")]
    private static partial void LogWell(ILogger log, string silo);

    [LoggerMessage(LogLevel.Information, "{Run}: at rest since {Since:u}, longer than runs are kept: it is deleted")]
    private static partial void LogForgets(ILogger log, string run, DateTimeOffset since);

    [LoggerMessage(LogLevel.Debug, "Not said: {Message}")]
    private static partial void LogNotSaid(ILogger log, string message);
}
