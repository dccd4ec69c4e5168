namespace DigitalTwin.Silo.Feed;

/// <summary>Reads a run's stream of ticks.</summary>
/// <param name="redis">Connection; shared.</param>
/// <param name="prefix">What the run's keys begin with.</param>
public sealed class RedisFeedReader(IConnectionMultiplexer redis, string prefix)
{
    private readonly SortedDictionary<string, HistorySchema> _schemas = new(StringComparer.Ordinal);

    /// <summary>Reads ticks in their order, up to the first that cannot be read.</summary>
    /// <param name="from">The first tick that is wanted; where the stream no longer has it, the first that it has.</param>
    /// <param name="most">Most ticks at once.</param>
    public async Task<IReadOnlyList<FeedTick>> Read(long from, int most)
    {
        StreamEntry[] entries = await redis.GetDatabase().StreamRangeAsync(
            RedisFeed.StreamOf(prefix), minId: RedisFeed.IdOf(from), count: most);
        var ticks = new List<FeedTick>(entries.Length);
        foreach (StreamEntry entry in entries)
        {
            if (await Read(entry) is not FeedTick tick)
                break;
            ticks.Add(tick);
        }

        return ticks;
    }

    private async Task<FeedTick?> Read(StreamEntry entry)
    {
        if (!long.TryParse(((string)entry.Id!).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            || await SchemaOf((string)entry[FeedFields.Schema]!) is not HistorySchema schema)
            return null;
        return HistoryRow.Read(id - 1, schema, (byte[])entry[FeedFields.Row]!) is HistoryRow row
            ? new FeedTick((string)entry[FeedFields.Hash]!, row)
            : null;
    }

    private async Task<HistorySchema?> SchemaOf(string name)
    {
        if (_schemas.TryGetValue(name, out HistorySchema? known))
            return known;
        string? text = await redis.GetDatabase().HashGetAsync(RedisFeed.SchemasOf(prefix), name);
        if (text is null || !ulong.TryParse(name, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong digest)
            || HistorySchema.Parse(text, digest) is not HistorySchema schema)
            return null;
        return _schemas[name] = schema;
    }
}
