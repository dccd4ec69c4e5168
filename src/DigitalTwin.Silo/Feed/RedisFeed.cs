namespace DigitalTwin.Silo.Feed;

/// <summary>
/// Shows a run's ticks to whoever looks on, through a bounded stream in Redis: an entry a tick, whose identifier is the tick. A tick that
/// is recomputed has an identifier that is there already, so that Redis refuses it: each tick is in the stream at most once.
/// </summary>
/// <remarks>
/// The run never waits for it. What is lost while Redis is away, or has been pushed out at the stream's end, can be recomputed from
/// the log, which is durable.
/// </remarks>
/// <param name="redis">Connection; shared.</param>
/// <param name="prefix">What the run's keys begin with.</param>
/// <param name="world">The world of the run.</param>
public sealed class RedisFeed(IConnectionMultiplexer redis, string prefix, WorldSpec world) : ITickSink
{
    /// <summary>Ticks that are kept, about: some twelve megabytes for the largest world of the library.</summary>
    private const int MostKept = 400;

    private readonly RedisKey _stream = StreamOf(prefix);
    private readonly RedisKey _schemas = SchemasOf(prefix);
    private readonly HistoryRows _rows = new(world);
    private ulong? _said;

    /// <inheritdoc/>
    public void Take(in TickCommit commit)
    {
        HistoryRow row = _rows.Of(commit);
        IDatabase database = redis.GetDatabase();
        string schema = NameOf(row.Schema.Digest);
        if (_said != row.Schema.Digest)
            database.HashSet(_schemas, schema, row.Schema.Text, flags: CommandFlags.FireAndForget);
        _said = row.Schema.Digest;
        NameValueEntry[] entry =
            [new(FeedFields.Hash, commit.Hash.ToString()), new(FeedFields.Schema, schema), new(FeedFields.Row, row.ToBytes())];
        database.StreamAdd(
            _stream, entry, messageId: IdOf(commit.Tick), maxLength: MostKept, useApproximateMaxLength: true,
            flags: CommandFlags.FireAndForget);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>The keys of a run's feed.</summary>
    internal static RedisKey[] KeysOf(string prefix) => [StreamOf(prefix), SchemasOf(prefix)];

    /// <summary>Key of a run's stream.</summary>
    internal static RedisKey StreamOf(string prefix) => prefix + ":feed";

    /// <summary>Key of what the rows of a run's stream hold, by digest.</summary>
    internal static RedisKey SchemasOf(string prefix) => prefix + ":schemas";

    /// <summary>Identifier of a tick's entry; zero is none that Redis takes.</summary>
    internal static string IdOf(long tick) => string.Create(CultureInfo.InvariantCulture, $"{tick + 1}-0");

    private static string NameOf(ulong digest) => digest.ToString("x16", CultureInfo.InvariantCulture);
}
