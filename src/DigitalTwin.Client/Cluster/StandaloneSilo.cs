using DigitalTwin.Client.CommandLine;
using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Hosting;
using Microsoft.AspNetCore.Builder;

namespace DigitalTwin.Client.Cluster;

/// <summary>One silo in this process that keeps its run in memory: what one silo is where there is no Redis.</summary>
internal sealed class StandaloneSilo(ClusterUp asked)
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Starts it, keeps the run ticking until it is done or cancelled, and ends it.</summary>
    public async Task<int> Run(IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        Console.Error.WriteLine(
            "twin up: there is no redis-server on the path: one silo in this process keeps the run in memory. Nothing of the run stays, "
            + "and the page is left out; install redis-server for both.");
        var config = new SiloConfig
        {
            Name = "alone",
            SiloPort = LoopbackPorts.Free(),
            GatewayPort = LoopbackPorts.Free(),
            DashboardPort = asked.Dashboard ?? 0,
        };
        await using WebApplication host = await TwinSilo.Build(config);
        try
        {
            await host.StartAsync(cancellation);
            await using TwinClient client =
                await TwinClient.Connect(new ClusterAddress(GatewayPort: config.GatewayPort), ConnectPatience);
            if (asked.Ticks is long ticks)
            {
                var driven = new ClusterRun(asked.World, asked.Seed, ticks, DrivenRun.NewName(asked.World));
                Console.Out.WriteLine(await new DrivenRun(client, driven).Complete(progress, cancellation));
                return ExitCode.Done;
            }

            await Continue(client, progress, cancellation);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Moves the run's target ahead at the pace that was asked for.</summary>
    private async Task Continue(TwinClient client, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ICoordinatorGrain simulation = client.Grains.GetGrain<ICoordinatorGrain>(asked.World.Name);
        var spec = new RunSpec(asked.World.Name, asked.World.Digest, asked.Seed);
        await TwinClient.Retry(() => simulation.Begin(spec), cancellation);
        var pace = new ClusterPace { TicksPerSecond = asked.TicksPerSecond };
        pace.Play(goal: null);
        while (true)
        {
            RunStanding at = await TwinClient.Retry(simulation.Stand, cancellation);
            if (pace.Wanted(at.Tick, at.Target) is long wanted)
                await TwinClient.Retry(() => simulation.AdvanceTo(wanted), cancellation);
            if (at.Tick > 0)
                progress.Report(new RunProgress(at.Tick, null, asked.World.Calendar.InstantOf(at.Tick - 1), Market: null));
            await Task.Delay(LookEvery, cancellation);
        }
    }
}
