using System.Text.Json;
using DigitalTwin.Contracts.Wire;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Protocol.Storage;
using StackExchange.Redis;

namespace DigitalTwin.Silo.Redis;

/// <summary>The runs of a cluster, in Redis.</summary>
/// <param name="redis">Connection; shared.</param>
/// <param name="serviceId">Whose runs these are.</param>
public sealed class RedisCabinet(IConnectionMultiplexer redis, string serviceId) : IRunCabinet
{
    private readonly RedisKey _runs = $"twin:{{{serviceId}}}:runs";
    private readonly RedisKey _wanted = $"twin:{{{serviceId}}}:wanted";

    /// <inheritdoc/>
    public bool Durable => true;

    /// <inheritdoc/>
    public async Task<RunSpec> Enter(string run, RunSpec spec)
    {
        await redis.GetDatabase().HashSetAsync(_runs, run, JsonSerializer.Serialize(spec), When.NotExists);
        return await Find(run) ?? throw new RedisServerException($"Redis did not keep run {run}.");
    }

    /// <inheritdoc/>
    public async Task<RunSpec?> Find(string run) =>
        await redis.GetDatabase().HashGetAsync(_runs, run) is { HasValue: true } json
            ? JsonSerializer.Deserialize<RunSpec>((string)json!)
            : null;

    /// <inheritdoc/>
    public async Task Want(string run, bool ticks)
    {
        if (ticks)
            await redis.GetDatabase().SetAddAsync(_wanted, run);
        else
            await redis.GetDatabase().SetRemoveAsync(_wanted, run);
    }

    /// <inheritdoc/>
    public Task<bool> HasTicked(string run) => redis.GetDatabase().KeyExistsAsync(PrefixOf(run) + ":root");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> List() => Sorted(await redis.GetDatabase().HashKeysAsync(_runs));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> Wanted() => Sorted(await redis.GetDatabase().SetMembersAsync(_wanted));

    /// <inheritdoc/>
    public IRunStore Open(string run, ulong number) => new RedisStore(redis, PrefixOf(run), number);

    /// <summary>What the keys of a run begin with: the braces are its hash tag.</summary>
    private string PrefixOf(string run) => $"twin:{{{serviceId}/{run}}}";

    private static IReadOnlyList<string> Sorted(RedisValue[] names) =>
        [.. names.Select(name => (string)name!).Order(StringComparer.Ordinal)];
}
