using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Runs;
using DigitalTwin.Silo.Bench;
using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using StackExchange.Redis;

namespace DigitalTwin.Client.Cluster;

/// <summary>What the commands do with a cluster of silos.</summary>
internal static class OrleansCluster
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AlonePatience = TimeSpan.FromSeconds(3);

    /// <summary>A silo that is known to be on this machine is there; where it takes long, the machine is busy.</summary>
    private static readonly TimeSpan HerePatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);

    /// <summary>Runs one silo until it is asked to stop.</summary>
    public static async Task<int> RunSilo(SiloLife life, CancellationToken cancellation)
    {
        SiloConfig config;
        try
        {
            config = SiloConfigReader.Read(life.ConfigFile);
            config = config with { DashboardPort = life.Dashboard ?? config.DashboardPort };
        }
        catch (SiloConfigException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }

        try
        {
            CancellationToken inputEnd = life.EndsWithInput ? InputEnd.Watch() : CancellationToken.None;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, inputEnd);
            Task served = Serve(config, life.EndsWithInput, end.Token);
            if (await Task.WhenAny(served, TooLate(config, end.Token)) == served)
            {
                await served;
                return ExitCode.Done;
            }

            Console.Error.WriteLine($"twin silo: {config.Name} did not come to an end by itself; it ends now, and the others recover");
            return ExitCode.Failed;
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException e)
        {
            Console.Error.WriteLine(string.Join(Environment.NewLine, e.Failures.Select(failure => $"{life.ConfigFile}: {failure}")));
            return ExitCode.BadInput;
        }
        catch (JoinRefusedException e)
        {
            Console.Error.WriteLine($"twin silo: {config.Name} may not join: {e.Message}");
            return ExitCode.Failed;
        }
        catch (RedisRefusedException e)
        {
            Console.Error.WriteLine($"twin silo: {config.Name} does not start: {e.Message}");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is RedisConnectionException or RedisTimeoutException)
        {
            Console.Error.WriteLine(
                $"twin silo: {config.Name} reaches no Redis at {RedisAddress.Shown(config.Redis)}; start one there, or "
                + $"name another one in {life.ConfigFile}");
            return ExitCode.Failed;
        }
        finally
        {
            if (life.EndsRedis)
                await RedisShutdown.EndRedis(config.Redis, config.Name); // however the silo ended
        }
    }

    /// <summary>Injects events into a run of a cluster.</summary>
    public static async Task<EventResponse> Inject(
        ClusterAddress address, string run, EventRequest request, CancellationToken cancellation)
    {
        await using TwinClient client = await TwinClient.Connect(address, ConnectPatience);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(AnswerPatience);
        ICoordinatorGrain simulation = client.Grains.GetGrain<ICoordinatorGrain>(run);
        string answer = await TwinClient.Retry(() => simulation.Inject(new InjectCall(request.Name, request.Text)), patience.Token);
        return JsonSerializer.Deserialize<EventResponse>(answer, JsonSerializerOptions.Web)!;
    }

    /// <summary>The state of a cluster and its runs. Answers at once, whatever is dead, frozen or away.</summary>
    /// <returns>The state, and whether anything answered at all.</returns>
    public static async Task<(ClusterStatus Status, bool Answers)> Status(ClusterAddress address, string? run)
    {
        ClusterSight sight = address.Redis.Length > 0 ? await ClusterLook.Of(address, LookPatience) : await Alone(address);
        return (
            new ClusterStatus(
                [.. sight.Silos.Select(LineOf)],
                [.. sight.Runs.Where(standing => run is null || standing.Run == run).Select(LineOf)],
                sight.Problems)
            {
                Kinds = sight.Kinds,
            },
            sight.Answers);
    }

    /// <summary>The grains of the silo in a process of <c>twin up</c>; none where it does not answer.</summary>
    public static async Task<IReadOnlyList<KindCount>> KindsOf(LocalCluster cluster) => (await Alone(cluster.Address)).Kinds;

    /// <summary>The state of a silo without Redis: it is asked itself.</summary>
    private static async Task<ClusterSight> Alone(ClusterAddress address)
    {
        TimeSpan patience = LocalClusters.List().Any(here => here.GatewayPort == address.GatewayPort) ? HerePatience : AlonePatience;
        try
        {
            await using TwinClient client = await TwinClient.Connect(address, patience);
            IReadOnlyList<SiloReport> silos = await client.Silos().WaitAsync(patience);
            IReadOnlyList<RunStanding> runs = await client.Runs(null).WaitAsync(patience);
            IReadOnlyList<KindCount> kinds = await client.Kinds().WaitAsync(patience);
            SiloBeat[] beats = [.. silos.Select(silo => new SiloBeat(silo, TimeSpan.Zero))];
            return new ClusterSight(true, beats, [.. runs.Where(run => run.Spec is not null)], []) { Kinds = kinds };
        }
        catch (ClientRefusedException e)
        {
            return new ClusterSight(false, [], [], [e.Message]);
        }
        catch (Exception e) when (e is IOException or OrleansException or TimeoutException)
        {
            return new ClusterSight(false, [], [],
            [
                $"No silo answers at gateway port {address.GatewayPort} of this machine, and no `twin up` runs here. "
                + "`twin up` starts one; --redis HOST:PORT names one elsewhere.",
            ]);
        }
    }

    /// <summary>Starts silos as processes of this machine and keeps a scenario ticking on them.</summary>
    public static async Task<int> Up(ClusterUp asked, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        using var processes = new LocalProcesses(asked);
        return await processes.Run(progress, cancellation);
    }

    /// <summary>Serves the page and the API of a cluster's runs until cancelled.</summary>
    public static async Task<int> View(ClusterAddress cluster, string? address, CancellationToken cancellation)
    {
        if (cluster.Redis.Length == 0)
            throw new IOException(
                "a cluster is viewed through its Redis, and none was found on this machine; name it with --redis HOST:PORT.");
        await using ClusterRunHost host = await ClusterRunHost.Connect(cluster, RunCatalog.FolderName);
        string newest = host.List() is [{ Id: string id }, ..] ? id : RunCatalog.FolderName;
        await using TwinServer server = await ViewerLauncher.Open(host, address, newest, "viewer");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("twin viewer: ended; the cluster goes on");
        }

        return ExitCode.Done;
    }

    /// <summary>Measures a world on a silo of this process; the figures as JSON.</summary>
    public static async Task<string> Bench(WorldSpec world, ulong seed, int ticks) =>
        RunFolder.ToJson(await ClusterBench.Run(world, seed, ticks, LoopbackPorts.Free));

    /// <summary>Ends when a silo was asked to stop and has had all the time for it that its host gives it, and more.</summary>
    private static async Task TooLate(SiloConfig config, CancellationToken end)
    {
        var reported = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = end.Register(reported.SetResult);
        await reported.Task;
        await Task.Delay(TimeSpan.FromSeconds(config.DrainSeconds) + StopPatience, CancellationToken.None);
    }

    /// <summary>Runs a silo until it is asked to stop, by a signal or by the token, and has handed over what it had.</summary>
    private static async Task Serve(SiloConfig config, bool owned, CancellationToken end)
    {
        await using WebApplication host = await TwinSilo.Build(config, owned);
        try
        {
            await host.StartAsync(end);
            await host.WaitForShutdownAsync(end);
        }
        catch (Exception e) when (end.IsCancellationRequested && e is OperationCanceledException or OrleansLifecycleCanceledException)
        {
            // it was asked to stop before it had begun
        }
    }

    private static SiloLine LineOf(SiloBeat silo) => new(
        silo.Report.Name, silo.Report.ProcessId, silo.Report.Address, silo.Answers ? silo.Report.State : "silent", silo.Report.Grains);

    private static RunLine LineOf(RunStanding run) => new(
        run.Run, run.Spec!.Scenario, run.Spec.Seed, run.State.ToLowerInvariant(), run.Tick, run.Target, Math.Max(0, run.Target - run.Tick),
        run.Hash,
        run.Epoch, run.Recoveries, run.Replayed, run.MostReplayed, run.Silo, run.Message);
}
