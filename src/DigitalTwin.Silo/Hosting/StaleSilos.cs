using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// Silos that were all lost at once leave nobody who declares them dead, and silos that are then started may wait for their answers until
/// they give up. While this silo joins, those are declared dead that have not said for long that they live.
/// </summary>
/// <param name="table">The cluster's members.</param>
/// <param name="silo">This silo.</param>
/// <param name="options">How often silos say that they live, and how often they may miss it.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
internal sealed partial class StaleSilos(
    IMembershipTable table,
    ILocalSiloDetails silo,
    IOptions<ClusterMembershipOptions> options,
    TimeProvider time,
    ILogger<StaleSilos> log) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _joined = new();
    private Task _looking = Task.CompletedTask;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(StaleSilos), ServiceLifecycleStage.ValidateInitialConnectivity, _ =>
        {
            _looking = Look(_joined.Token); // beside the silo's own calls to the members, which belong to the same stage
            return Task.CompletedTask;
        });
        lifecycle.Subscribe(nameof(StaleSilos), ServiceLifecycleStage.Active, _ => _joined.CancelAsync(), _ => _looking);
    }

    /// <inheritdoc/>
    public void Dispose() => _joined.Dispose();

    private async Task Look(CancellationToken joined)
    {
        using var pace = new PeriodicTimer(LookEvery, time);
        try
        {
            while (await pace.WaitForNextTickAsync(joined))
                await DeclareDead();
        }
        catch (OperationCanceledException)
        {
            // this silo is a member
        }
    }

    private async Task DeclareDead()
    {
        try
        {
            MembershipTableData members = await table.ReadAllAsync();
            foreach ((MembershipEntry entry, string etag) in members.Members)
            {
                if (!IsStale(entry))
                    continue;
                entry.Status = SiloStatus.Dead;
                if (await table.UpdateRowAsync(entry, etag, members.Version.Next()))
                    LogDead(log, entry.SiloName, entry.SiloAddress.ToParsableString(), entry.IAmAliveTime);
                return; // the table has another version now, whoever has changed it
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotRead(log, e.Message); // it is tried again
        }
    }

    private bool IsStale(MembershipEntry entry)
    {
        ClusterMembershipOptions membership = options.Value;
        TimeSpan silence = membership.IAmAliveTablePublishTimeout * (membership.NumMissedTableIAmAliveLimit + 1);
        return entry.Status is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping
            && !entry.SiloAddress.Equals(silo.SiloAddress)
            && time.GetUtcNow().UtcDateTime - entry.IAmAliveTime > silence;
    }

    [LoggerMessage(LogLevel.Warning, "{Silo} ({Address}) has not said since {Since:u} that it lives: it counts as lost")]
    private static partial void LogDead(ILogger log, string silo, string address, DateTime since);

    [LoggerMessage(LogLevel.Debug, "The members could not be read: {Message}")]
    private static partial void LogNotRead(ILogger log, string message);
}
