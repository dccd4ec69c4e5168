using DigitalTwin.Silo.Configuration;

namespace DigitalTwin.Silo.Redis;

/// <summary>
/// A Redis that was begun for some silos ends with the last of them. Redis itself knows which silos there are, lost ones among them: by
/// their connections, which carry their names. A silo that leaves is written down there first, as its connections may outlast what it
/// says on another one.
/// </summary>
public static class RedisShutdown
{
    private const string Working = "twin-silo:";
    private static readonly RedisKey Leaving = "twin-leaving";

    /// <summary>Options of a silo's connections: they carry its name.</summary>
    /// <param name="config">The silo's configuration; names Redis.</param>
    public static ConfigurationOptions ConnectionOf(SiloConfig config)
    {
        ConfigurationOptions options = RedisAddress.Parse(config.Redis);
        if (config.RedisPasswordFile.Length > 0)
            options.Password = File.ReadAllText(config.RedisPasswordFile).Trim();
        options.ClientName = Working + LifeOf(config.Name);
        return options;
    }

    /// <summary>
    /// Shuts Redis down unless silos work there that do not leave, too. Of silos that leave at the same time the last one to be written
    /// down sees that all others are.
    /// </summary>
    /// <param name="redis">Redis, as host:port.</param>
    /// <param name="name">Name of the silo whose host has stopped.</param>
    public static async Task EndRedis(string redis, string name)
    {
        ConfigurationOptions options = RedisAddress.Parse(redis);
        options.AbortOnConnectFail = true; // one that is away needs no end
        options.ConnectRetry = 1;
        options.AllowAdmin = true;
        try
        {
            await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(options);
            IServer server = connection.GetServers()[0];
            await connection.GetDatabase().SetAddAsync(Leaving, LifeOf(name));
            if (!SomeStay(await server.ClientListAsync(), await connection.GetDatabase().SetMembersAsync(Leaving)))
                server.Shutdown(ShutdownMode.Never); // the log of what was written is complete without a snapshot
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // another silo was faster
        }
    }

    private static bool SomeStay(ClientInfo[] clients, RedisValue[] leaving) => clients
        .Select(client => client.Name ?? "")
        .Where(name => name.StartsWith(Working, StringComparison.Ordinal))
        .Select(name => name[Working.Length..])
        .Except(leaving.Select(left => left.ToString()), StringComparer.Ordinal)
        .Any();

    /// <summary>A silo in this life of it: one of the same name may follow.</summary>
    private static string LifeOf(string name) => $"{name}/{Environment.ProcessId}";
}
