using StackExchange.Redis;

namespace DigitalTwin.Silo.Redis;

/// <summary>Whether a Redis is set so that what it has acknowledged outlives it.</summary>
public static class RedisSettings
{
    private const double Mega = 1_000_000;

    private static readonly (string Name, string Wanted, string Why)[] Needed =
    [
        ("maxmemory-policy", "noeviction", "a full Redis deletes parts of runs"),
        ("appendonly", "yes", "all runs are gone when Redis is started again"),
        ("appendfsync", "always", "the newest ticks may be gone when its machine fails"),
    ];

    /// <summary>What is set otherwise, a sentence each with the fix; nothing where Redis does not say how it is set.</summary>
    public static async Task<IReadOnlyList<string>> Complaints(IConnectionMultiplexer redis)
    {
        var complaints = new List<string>();
        foreach ((string name, string wanted, string why) in Needed)
        {
            if (await ValueOf(redis, name) is string value && value != wanted)
                complaints.Add($"Redis has {name} {value}: {why}. Set it: redis-cli config set {name} {wanted}");
        }

        return complaints;
    }

    /// <summary>That Redis is full, with the fix; null where it is not, or does not say.</summary>
    public static async Task<string?> IsFull(IConnectionMultiplexer redis)
    {
        try
        {
            string memory = (string?)await redis.GetDatabase().ExecuteAsync("INFO", "memory") ?? "";
            long used = NumberOf(memory, "used_memory:"), most = NumberOf(memory, "maxmemory:");
            return most > 0 && used >= most
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Redis is full ({used / Mega:F1} of {most / Mega:F1} MB): it refuses what is written, and runs wait where they are. "
                    + $"Raise its maxmemory, or delete runs (`twin cluster forget RUN`); the runs go on by themselves.")
                : null;
        }
        catch (Exception e) when (e is RedisServerException or RedisCommandException)
        {
            return null;
        }
    }

    private static long NumberOf(string info, string name)
    {
        string? line = info.Split('\n').FirstOrDefault(found => found.StartsWith(name, StringComparison.Ordinal));
        return long.TryParse(line?[name.Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
    }

    private static async Task<string?> ValueOf(IConnectionMultiplexer redis, string name)
    {
        try
        {
            RedisResult answer = await redis.GetDatabase().ExecuteAsync("CONFIG", "GET", name);
            return answer.Length == 2 ? (string?)answer[1] : null;
        }
        catch (Exception e) when (e is RedisServerException or RedisCommandException)
        {
            return null; // a service that does not let its users ask
        }
    }
}
