using System.Net;
using StackExchange.Redis;

namespace DigitalTwin.Cluster.Tests.Support;

/// <summary>Silos as processes of their own, as in production, with a Redis of the test's own.</summary>
internal sealed class SiloProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-silos-").FullName;
    private readonly SortedDictionary<string, Process> _silos = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _healthPorts = new(StringComparer.Ordinal);
    private readonly int _expected;
    private readonly string _settings;
    private TwinClient? _client;

    private readonly (string Name, string Value)[] _variables;

    private SiloProcesses(int expected, string settings, (string Name, string Value)[] variables) =>
        (_expected, _settings, _variables) = (expected, settings, variables);

    public RedisServer Redis { get; } = new();

    /// <summary>When a silo was last killed.</summary>
    public DateTimeOffset LastKillAt { get; private set; }

    /// <summary>Names of the silos, whether they live or not.</summary>
    public IEnumerable<string> Names => _silos.Keys;

    /// <summary>Starts silos.</summary>
    /// <param name="silos">How many.</param>
    /// <param name="settings">Further lines of their configuration.</param>
    /// <param name="variables">Their environment.</param>
    public static async Task<SiloProcesses> Start(int silos, string settings = "", params (string Name, string Value)[] variables)
    {
        var cluster = new SiloProcesses(silos, settings, variables);
        for (int i = 1; i <= silos; i++)
            cluster.Begin($"silo-{i}");
        try
        {
            cluster._client = await TwinClient.Connect(new ClusterAddress(cluster.Redis.Endpoint), TimeSpan.FromSeconds(60));
            return cluster;
        }
        catch (IOException e)
        {
            string logs = cluster.Logs();
            await cluster.DisposeAsync();
            throw new IOException($"{e.Message}{Environment.NewLine}{logs}", e);
        }
    }

    /// <summary>Begins a silo, or begins it again.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="further">Further lines of its configuration.</param>
    public void Begin(string name, string further = "")
    {
        int health = _healthPorts[name] = LoopbackPorts.Free();
        string file = Path.Combine(_folder, name + ".yaml");
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"""
            name: {name}
            silo_port: {LoopbackPorts.Free()}
            gateway_port: {LoopbackPorts.Free()}
            health_port: {health}
            redis: {Redis.Endpoint}
            expected_silos: {_expected}
            {_settings}
            {further}
            """));
        string program = Path.Combine(AppContext.BaseDirectory, "twin.dll");
        var start = new ProcessStartInfo("dotnet", [program, "silo", "--config", file])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach ((string variable, string value) in _variables)
            start.Environment[variable] = value;
        Process process = Process.Start(start)!;
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
        LastKillAt = DateTimeOffset.UtcNow;
        _silos[name].Kill();
        _silos[name].WaitForExit();
    }

    /// <summary>Has a silo stand still, as a machine does that swaps or is paused; its connections stay.</summary>
    public async Task Freeze(string name)
    {
        LastKillAt = DateTimeOffset.UtcNow;
        using var kill = Process.Start("kill", ["-STOP", _silos[name].Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Tells a silo to stop, and waits until it has.</summary>
    public async Task Stop(string name)
    {
        using var kill = Process.Start("kill", ["-TERM", _silos[name].Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await _silos[name].WaitForExitAsync(limit.Token);
    }

    /// <summary>Waits until a silo has ended by itself.</summary>
    public async Task AwaitEnd(string name)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await _silos[name].WaitForExitAsync(limit.Token);
    }

    /// <summary>Whether a silo says that it takes work.</summary>
    public Task<(HttpStatusCode Status, string Text)> Ready(string name) => Get(name, "ready");

    /// <summary>Whether a silo says that its process lives.</summary>
    public Task<(HttpStatusCode Status, string Text)> Health(string name) => Get(name, "health");

    /// <summary>What a silo measures of itself.</summary>
    public Task<(HttpStatusCode Status, string Text)> Metrics(string name) => Get(name, "metrics");

    /// <summary>The silos that the cluster knows.</summary>
    public Task<IReadOnlyList<SiloReport>> Silos() => Retry(_client!.Silos);

    /// <summary>The runs that the silos know.</summary>
    public Task<IReadOnlyList<RunStanding>> Runs() => Retry(() => _client!.Runs(null));

    /// <summary>Waits until so many silos take work.</summary>
    public async Task AwaitSilos(int count)
    {
        long began = Stopwatch.GetTimestamp();
        while ((await Silos()).Count(silo => silo.State == Readiness.Running) != count)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                Assert.Fail($"There are not {count} silos.{Environment.NewLine}{Logs()}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The activations of the twin's grains, as Orleans counts them.</summary>
    public Task<DetailedGrainStatistic[]> Activations() => Retry(
        async () => ((DetailedGrainStatistic[])
        [
            .. (await _client!.Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics())
                .Where(grain => grain.GrainType.Contains("DigitalTwin", StringComparison.Ordinal)),
        ]));

    /// <summary>Ticks in the newest checkpoint of a run that is published.</summary>
    public async Task<long> RootTick(string run)
    {
        await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(Redis.Endpoint));
        return (long)await redis.GetDatabase().HashGetAsync($"twin:{{twin/{run}}}:root", "newest_tick");
    }

    /// <summary>Entries of a run's log, read from Redis: no silo is asked.</summary>
    public Task<long> LogLength(IConnectionMultiplexer redis, string run) =>
        redis.GetDatabase().ListLengthAsync($"twin:{{twin/{run}}}:log");

    /// <summary>How the epochs of a run began.</summary>
    public Task<IReadOnlyList<EpochNote>> Chronicle(string run) =>
        Retry(_client!.Grains.GetGrain<ICoordinatorGrain>(run).Chronicle);

    /// <summary>Name of the coordinator's silo.</summary>
    public async Task<string> CoordinatorOf(string run)
    {
        string address = (await Stand(run)).Silo;
        return (await Silos()).Single(silo => silo.Address == address).Name;
    }

    /// <summary>Asks for a run.</summary>
    public async Task Ask(string run, RunSpec spec, long ticks)
    {
        ICoordinatorGrain simulation = _client!.Grains.GetGrain<ICoordinatorGrain>(run);
        await Retry(() => simulation.Begin(spec));
        await Advance(run, ticks);
    }

    /// <summary>Asks that a run go on.</summary>
    public Task<RunStanding> Advance(string run, long ticks) => Retry(
        () => _client!.Grains.GetGrain<ICoordinatorGrain>(run).AdvanceTo(ticks));

    /// <summary>Has a run forgotten.</summary>
    public Task Forget(string run) => Retry(async () =>
    {
        await _client!.Grains.GetGrain<ICoordinatorGrain>(run).Forget();
        return true;
    });

    /// <summary>Where a run stands, however long it takes to hear of it.</summary>
    public Task<RunStanding> Stand(string run) =>
        Retry(_client!.Grains.GetGrain<ICoordinatorGrain>(run).Stand);

    /// <summary>Waits until a run has so many ticks.</summary>
    /// <param name="run">The run.</param>
    /// <param name="ticks">The ticks.</param>
    /// <param name="lookEvery">How often to look; every 50 ms by default.</param>
    public async Task<RunStanding> Await(string run, long ticks, TimeSpan? lookEvery = null)
    {
        long began = Stopwatch.GetTimestamp();
        RunStanding standing;
        while ((standing = await Stand(run)).Tick < ticks)
        {
            Assert.True(standing.State != nameof(CoordinatorState.Stopped), standing.ToString());
            if (Stopwatch.GetElapsedTime(began) > Patience)
                Assert.Fail($"It takes too long: {standing}{Environment.NewLine}{Logs()}");
            await Task.Delay(lookEvery ?? LookEvery, TestContext.Current.CancellationToken);
        }

        return standing;
    }

    /// <summary>Lets a run go on, tick by tick, until an epoch has begun: grids move at a barrier and never at rest.</summary>
    public async Task GoOnUntilEpoch(string run, int epoch)
    {
        long began = Stopwatch.GetTimestamp();
        while ((await Chronicle(run)).All(note => note.Epoch < epoch))
        {
            RunStanding standing = await Advance(run, (await Stand(run)).Tick + 1);
            if (Stopwatch.GetElapsedTime(began) > Patience)
                Assert.Fail($"Epoch {epoch} does not begin: {standing}{Environment.NewLine}{Logs()}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
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

    private async Task<(HttpStatusCode Status, string Text)> Get(string name, string path)
    {
        using var http = new HttpClient();
        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_healthPorts[name]}/{path}");
        using HttpResponseMessage answer = await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Asks again while silos come and go, but not for ever.</summary>
    private async Task<T> Retry<T>(Func<Task<T>> ask)
    {
        try
        {
            return await TwinClient.Retry(ask, TestContext.Current.CancellationToken, Patience);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            throw new TimeoutException($"The cluster does not answer. {e.Message}{Environment.NewLine}{Logs()}", e);
        }
    }
}
