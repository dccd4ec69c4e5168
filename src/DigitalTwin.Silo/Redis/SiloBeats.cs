using System.Globalization;
using System.Text.Json;
using DigitalTwin.Grains.Wire;
using StackExchange.Redis;

namespace DigitalTwin.Silo.Redis;

/// <summary>A silo as it last described itself.</summary>
/// <param name="Report">What it said.</param>
/// <param name="Silence">Time since then, by the clock of Redis.</param>
public sealed record SiloBeat(SiloReport Report, TimeSpan Silence)
{
    /// <summary>A silo that has been silent for longer does not answer: it beats every second.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    /// <summary>Whether it answers.</summary>
    public bool Answers => Silence < Late;
}

/// <summary>
/// The silos of a cluster as they describe themselves, every second, in Redis: who wants to know how a cluster is asks no silo, so that one
/// which is dead or frozen is seen as such at once.
/// </summary>
/// <param name="redis">Connection; shared.</param>
/// <param name="clusterId">Name of the cluster.</param>
public sealed class SiloBeats(IConnectionMultiplexer redis, string clusterId)
{
    /// <summary>A silo that has been silent for so long is no longer listed.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    private const string BeatScript = """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', now) .. ' ' .. ARGV[2])
        local beats = redis.call('HGETALL', KEYS[1])
        for i = 1, #beats, 2 do
          local at = tonumber(string.match(beats[i + 1], '^%d+'))
          if now - at > tonumber(ARGV[3]) then redis.call('HDEL', KEYS[1], beats[i]) end
        end
        return 1
        """;

    private readonly RedisKey _key = $"twin:{{{clusterId}}}:silos";

    /// <summary>Says how a silo is.</summary>
    public Task Beat(SiloReport report) => redis.GetDatabase().ScriptEvaluateAsync(
        BeatScript, [_key], [report.Name, JsonSerializer.Serialize(report), (long)Forgotten.TotalMilliseconds]);

    /// <summary>Takes out a silo that stops as planned.</summary>
    public Task Leave(string name) => redis.GetDatabase().HashDeleteAsync(_key, name);

    /// <summary>The silos, by name.</summary>
    public async Task<IReadOnlyList<SiloBeat>> Read()
    {
        IDatabase database = redis.GetDatabase();
        Task<RedisResult> asked = database.ExecuteAsync("TIME");
        HashEntry[] beats = await database.HashGetAllAsync(_key);
        RedisResult[] time = (RedisResult[])(await asked)!;
        long now = (long)time[0] * 1000 + (long)time[1] / 1000;
        return [.. beats.Select(entry => Read((string)entry.Value!, now)).OrderBy(beat => beat.Report.Name, StringComparer.Ordinal)];
    }

    private static SiloBeat Read(string value, long now)
    {
        string[] parts = value.Split(' ', 2);
        long at = long.Parse(parts[0], CultureInfo.InvariantCulture);
        return new SiloBeat(JsonSerializer.Deserialize<SiloReport>(parts[1])!, TimeSpan.FromMilliseconds(Math.Max(0, now - at)));
    }
}
