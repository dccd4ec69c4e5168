using System.Collections.Concurrent;
using DigitalTwin.Grains.Worlds;
using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Feed;
using Orleans.Runtime;
using StackExchange.Redis;

namespace DigitalTwin.Client.Cluster;

/// <summary>The runs of a cluster, for the faces.</summary>
internal sealed class ClusterRunHost : IRunHost, IAsyncDisposable
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CallPatience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, FollowedRun> _runs = new(StringComparer.Ordinal);
    private readonly ConnectionMultiplexer _redis;
    private readonly RedisRunRegistry _cabinet;
    private readonly TwinClient _client;
    private readonly string _folder;

    private ClusterRunHost(TwinClient client, ConnectionMultiplexer redis, string serviceId, string folder)
    {
        (_client, _redis, _folder) = (client, redis, folder);
        _cabinet = new RedisRunRegistry(redis, serviceId);
    }

    /// <summary>The client.</summary>
    public TwinClient Client => _client;

    /// <summary>Connects.</summary>
    /// <param name="address">How the cluster is found; with Redis.</param>
    /// <param name="folder">Folder in which histories are kept here.</param>
    /// <exception cref="IOException">No silo answers.</exception>
    public static async Task<ClusterRunHost> Connect(ClusterAddress address, string folder)
    {
        TwinClient client = await TwinClient.Connect(address, ConnectPatience);
        ConnectionMultiplexer redis = await RedisRefusal.Connect(address.Redis, RedisAddress.Parse(address.Redis));
        return new ClusterRunHost(client, redis, client.Address.ServiceId, folder);
    }

    public IReadOnlyList<RunFacts> List() =>
        [.. Wait(_cabinet.List()).Select(FactsOf).OfType<RunFacts>().OrderByDescending(run => run.Ticks)];

    public ITwinRun? Find(string id)
    {
        if (_runs.TryGetValue(id, out FollowedRun? known) && !known.IsForgotten)
            return known;
        if (known is not null && _runs.TryRemove(KeyValuePair.Create(id, known)))
            Wait(Task.Run(async () => { await known.DisposeAsync(); return true; }));
        return Wait(_cabinet.Find(id)) is null ? null : Wait(Follow(id));
    }

    public async Task<ITwinRun> Begin(string scenario, ulong? seed, string? id)
    {
        if (ScenarioLibrary.Discover().Find(scenario) is null)
            throw new ApiException(404, $"There is no scenario {scenario}.", "GET /api/scenarios lists those of the library.");
        ScenarioLoadResult loaded = ScenarioLoader.Load(scenario);
        if (!loaded.IsValid)
            throw new ApiException(
                409, $"Scenario {scenario} has errors: {loaded.Findings[0]}", $"`twin validate {scenario}` lists all of them.");
        string name = id ?? Path.GetFileName(RunCatalog.NewFolder(_folder, loaded.Meta.Name));
        if (await _cabinet.Find(name) is not null)
            throw new ApiException(409, $"There is a run {name}.", "Choose another name.");
        return await Begin(name, new RunSpec(loaded.World!.Name, loaded.World.Digest, seed ?? loaded.Meta.Seed));
    }

    /// <summary>Begins a run, or finds it as it was begun.</summary>
    public async Task<FollowedRun> Begin(string name, RunSpec spec)
    {
        using var patience = new CancellationTokenSource(CallPatience);
        try
        {
            await TwinClient.Retry(() => _client.Grains.GetGrain<ICoordinatorGrain>(name).Begin(spec), patience.Token);
        }
        catch (WorldMismatchException e)
        {
            throw new ApiException(409, e.Message, "Have every silo use the library that this program uses, or choose another name.");
        }

        return await Follow(name);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (FollowedRun run in _runs.Values)
            await run.DisposeAsync();
        await _redis.DisposeAsync();
        await _client.DisposeAsync();
    }

    /// <summary>A run that cannot be shown here says why, and hides no other.</summary>
    private RunFacts? FactsOf(string name)
    {
        try
        {
            return Find(name)?.Facts;
        }
        catch (ApiException e)
        {
            return new RunFacts(name, "", "", LiveRunState.Failed, 0, null, null, default, null, 0, e.Message, Parent: null);
        }
    }

    private async Task<FollowedRun> Follow(string name)
    {
        ICoordinatorGrain simulation = _client.Grains.GetGrain<ICoordinatorGrain>(name);
        using var patience = new CancellationTokenSource(CallPatience);
        RunStanding standing = await TwinClient.Retry(simulation.Stand, patience.Token);
        ScenarioLoadResult scenario = ScenarioLoader.Load(standing.Spec!.Scenario);
        if (!scenario.IsValid)
            throw new ApiException(
                409,
                $"Run {name} needs scenario {standing.Spec.Scenario}, which this machine does not have or cannot read.",
                $"`twin validate {standing.Spec.Scenario}` says what is wrong.");
        return _runs.GetOrAdd(name, _ =>
        {
            string folder = Path.Combine(_folder, name);
            var made = new FollowedRun(simulation, standing, scenario, folder, (world, seed) => new HistoryCopy(
                folder, world, seed, _cabinet.FeedOf(name), number => _cabinet.Open(name, number)));
            made.Start();
            return made;
        });
    }

    /// <summary>The faces ask at once for what takes a moment here.</summary>
    /// <exception cref="ApiException">The cluster does not answer.</exception>
    private static T Wait<T>(Task<T> task)
    {
        try
        {
            return Task.Run(() => task).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is OrleansException or RedisException or TimeoutException or OperationCanceledException)
        {
            throw new ApiException(503, $"The cluster does not answer: {e.Message.Split('\n')[0]}", "Ask again in a moment.");
        }
    }
}
