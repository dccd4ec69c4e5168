using System.Text.Json;
using DigitalTwin.Silo.Feed;

namespace DigitalTwin.Silo.Redis;

/// <summary>The runs of a cluster, in Redis.</summary>
/// <param name="redis">Connection; shared.</param>
/// <param name="serviceId">Whose runs these are.</param>
public sealed class RedisRunRegistry(IConnectionMultiplexer redis, string serviceId) : IRunRegistry
{
    private readonly RedisKey _runs = $"twin:{{{serviceId}}}:runs";
    private readonly RedisKey _wanted = $"twin:{{{serviceId}}}:wanted";
    private readonly RedisKey _standings = $"twin:{{{serviceId}}}:standings";

    /// <inheritdoc/>
    public bool Durable => true;

    /// <inheritdoc/>
    public async Task<RunSpec> Enter(string run, RunSpec spec)
    {
        await Ask(database => database.HashSetAsync(_runs, run, JsonSerializer.Serialize(spec), When.NotExists));
        return await Find(run) ?? throw new RunRegistryUnavailableException($"Redis did not keep run {run}.");
    }

    /// <inheritdoc/>
    public async Task<RunSpec?> Find(string run) =>
        await Ask(database => database.HashGetAsync(_runs, run)) is { HasValue: true } json
            ? JsonSerializer.Deserialize<RunSpec>((string)json!)
            : null;

    /// <inheritdoc/>
    public Task Want(string run, bool ticks) =>
        Ask(database => ticks ? database.SetAddAsync(_wanted, run) : database.SetRemoveAsync(_wanted, run));

    /// <inheritdoc/>
    public Task<bool> HasTicked(string run) => Ask(database => database.KeyExistsAsync(PrefixOf(run) + ":root"));

    /// <inheritdoc/>
    public Task Note(string run, EpochNote note) =>
        Ask(database => database.HashSetAsync(EpochsOf(run), note.Epoch, JsonSerializer.Serialize(note)));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EpochNote>> Epochs(string run) =>
    [
        .. (await Ask(database => database.HashValuesAsync(EpochsOf(run))))
            .Select(json => JsonSerializer.Deserialize<EpochNote>((string)json!)!),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> List() => Sorted(await Ask(database => database.HashKeysAsync(_runs)));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> Wanted() => Sorted(await Ask(database => database.SetMembersAsync(_wanted)));

    /// <inheritdoc/>
    public async Task Keep(KeptStanding kept, string? summary = null)
    {
        if (summary is not null)
            await Ask(database => database.StringSetAsync(SummaryOf(kept.Standing.Run), summary));
        string json = JsonSerializer.Serialize(kept);
        await Ask(database => database.HashSetAsync(_standings, kept.Standing.Run, json));
    }

    /// <inheritdoc/>
    public async Task<KeptStanding?> Standing(string run) =>
        await Ask(database => database.HashGetAsync(_standings, run)) is { HasValue: true } json ? StandingOf(json) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptStanding>> Standings() =>
    [
        .. (await Ask(database => database.HashValuesAsync(_standings)))
            .Select(StandingOf)
            .OrderBy(kept => kept.Standing.Run, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public async Task<string?> Summary(string run) => await Ask(database => database.StringGetAsync(SummaryOf(run)));

    /// <inheritdoc/>
    public async Task Forget(string run)
    {
        await Ask(database => database.SetRemoveAsync(_wanted, run));
        await Ask(database => database.KeyDeleteAsync(
            [.. RedisStore.KeysOf(PrefixOf(run)), .. RedisFeed.KeysOf(PrefixOf(run)), EpochsOf(run), SummaryOf(run)]));
        await Ask(database => database.HashDeleteAsync(_standings, run));
        await Ask(database => database.HashDeleteAsync(_runs, run)); // last: until then it is asked for again
    }

    /// <inheritdoc/>
    public IRunStore Open(string run, ulong number) => new RedisStore(redis, PrefixOf(run), number);

    /// <inheritdoc/>
    public ITickSink? Feed(string run, WorldSpec world) => new RedisFeed(redis, PrefixOf(run), world);

    /// <inheritdoc/>
    public IRunDriver? Driver(string run) => null;

    /// <summary>Reads what <see cref="Feed"/> shows.</summary>
    public RedisFeedReader FeedOf(string run) => new(redis, PrefixOf(run));

    /// <summary>What the keys of a run begin with: the braces are its hash tag.</summary>
    private string PrefixOf(string run) => $"twin:{{{serviceId}/{run}}}";

    private RedisKey EpochsOf(string run) => PrefixOf(run) + ":epochs";

    private RedisKey SummaryOf(string run) => PrefixOf(run) + ":summary";

    private static KeptStanding StandingOf(RedisValue json) => JsonSerializer.Deserialize<KeptStanding>((string)json!)!;

    /// <summary>A Redis that is away is no failure of the run: whoever asked asks again.</summary>
    private async Task<T> Ask<T>(Func<IDatabase, Task<T>> ask)
    {
        try
        {
            return await ask(redis.GetDatabase());
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            throw new RunRegistryUnavailableException($"Redis: {e.Message.Split('\n')[0]}");
        }
    }

    private static IReadOnlyList<string> Sorted(RedisValue[] names) =>
        [.. names.Select(name => (string)name!).Order(StringComparer.Ordinal)];
}
