using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DigitalTwin.Contracts;
using DigitalTwin.Contracts.Wire;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Silo.Clients;

namespace DigitalTwin.Cluster.Tests.Support;

/// <summary>Silos as processes of their own, as in production, with a Redis of the test's own.</summary>
internal sealed class SiloProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-silos-").FullName;
    private readonly SortedDictionary<string, Process> _silos = new(StringComparer.Ordinal);
    private readonly int _expected;
    private TwinClient? _client;

    private SiloProcesses(int expected) => _expected = expected;

    public RedisServer Redis { get; } = new();

    public static async Task<SiloProcesses> Start(int silos)
    {
        var cluster = new SiloProcesses(silos);
        for (int i = 1; i <= silos; i++)
            cluster.Begin($"silo-{i}");
        cluster._client = await TwinClient.Connect(new ClusterAddress(cluster.Redis.Endpoint), TimeSpan.FromSeconds(60));
        return cluster;
    }

    /// <summary>Begins a silo, or begins it again.</summary>
    public void Begin(string name)
    {
        string file = Path.Combine(_folder, name + ".yaml");
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"""
            name: {name}
            silo_port: {FreePort()}
            gateway_port: {FreePort()}
            health_port: {FreePort()}
            redis: {Redis.Endpoint}
            expected_silos: {_expected}
            """));
        string program = Path.Combine(AppContext.BaseDirectory, "twin.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "silo", "--config", file])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        string log = Path.Combine(_folder, name + ".log");
        TextWriter writer = TextWriter.Synchronized(new StreamWriter(log, append: true) { AutoFlush = true });
        process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _silos[name] = process;
    }

    /// <summary>Ends a silo at once, as a power cut does.</summary>
    public void Kill(string name)
    {
        _silos[name].Kill();
        _silos[name].WaitForExit();
    }

    /// <summary>Tells a silo to stop, and waits until it has.</summary>
    public async Task Stop(string name)
    {
        using var kill = Process.Start("kill", ["-TERM", _silos[name].Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _silos[name].WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The silos that the cluster knows.</summary>
    public Task<IReadOnlyList<SiloStanding>> Silos() => TwinClient.Persist(_client!.Silos, TestContext.Current.CancellationToken);

    /// <summary>Name of the coordinator's silo.</summary>
    public async Task<string> CoordinatorOf(string run)
    {
        string address = (await Stand(run)).Silo;
        return (await Silos()).Single(silo => silo.Address == address).Name;
    }

    /// <summary>Asks for a run.</summary>
    public async Task Ask(string run, RunSpec spec, long ticks)
    {
        ISimulationGrain simulation = _client!.Grains.GetGrain<ISimulationGrain>(run);
        await TwinClient.Persist(() => simulation.Begin(spec), TestContext.Current.CancellationToken);
        await TwinClient.Persist(() => simulation.AdvanceTo(ticks), TestContext.Current.CancellationToken);
    }

    /// <summary>Where a run stands, however long it takes to hear of it.</summary>
    public Task<RunStanding> Stand(string run) =>
        TwinClient.Persist(_client!.Grains.GetGrain<ISimulationGrain>(run).Stand, TestContext.Current.CancellationToken);

    /// <summary>Waits until a run has so many ticks.</summary>
    public async Task<RunStanding> Await(string run, long ticks)
    {
        long began = Stopwatch.GetTimestamp();
        RunStanding standing;
        while ((standing = await Stand(run)).Tick < ticks)
        {
            Assert.True(standing.State != nameof(CoordinatorState.Stopped), standing.ToString());
            if (Stopwatch.GetElapsedTime(began) > Patience)
                Assert.Fail($"It takes too long: {standing}{Environment.NewLine}{Logs()}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return standing;
    }

    /// <summary>What the silos said.</summary>
    public string Logs() => string.Join(
        Environment.NewLine,
        Directory.GetFiles(_folder, "*.log").Order(StringComparer.Ordinal).Select(file => $"{file}:\n{File.ReadAllText(file)}"));

    public async ValueTask DisposeAsync()
    {
        foreach (Process silo in _silos.Values)
        {
            if (!silo.HasExited)
                silo.Kill();
            await silo.WaitForExitAsync();
            silo.Dispose();
        }

        if (_client is not null)
            await _client.DisposeAsync();
        Redis.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
