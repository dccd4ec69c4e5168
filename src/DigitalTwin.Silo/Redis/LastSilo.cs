using DigitalTwin.Silo.Configuration;
using StackExchange.Redis;

namespace DigitalTwin.Silo.Redis;

/// <summary>
/// A Redis that was begun for some silos ends with the last of them. Redis itself knows which silos there are, lost ones among them: by
/// their connections, which carry their names.
/// </summary>
public static class LastSilo
{
    private const string Working = "twin-silo:";
    private const string Leaving = "twin-leaving:";

    /// <summary>Options of a silo's connections: they carry its name.</summary>
    /// <param name="config">The silo's configuration; names Redis.</param>
    public static ConfigurationOptions ConnectionOf(SiloConfig config)
    {
        ConfigurationOptions options = RedisAddress.Parse(config.Redis);
        options.ClientName = Working + config.Name;
        return options;
    }

    /// <summary>
    /// Shuts Redis down unless silos work there that do not leave, too. Of silos that leave at the same time the last one to say so sees
    /// that all others have.
    /// </summary>
    /// <param name="redis">Redis, as host:port.</param>
    /// <param name="name">Name of the silo whose host has stopped.</param>
    public static async Task EndRedis(string redis, string name)
    {
        ConfigurationOptions options = RedisAddress.Parse(redis);
        options.AbortOnConnectFail = true; // one that is away needs no end
        options.ConnectRetry = 1;
        options.AllowAdmin = true;
        options.ClientName = Leaving + name;
        try
        {
            await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(options);
            IServer server = connection.GetServers()[0];
            if (!SomeStay(await server.ClientListAsync()))
                server.Shutdown(ShutdownMode.Never); // the log of what was written is complete without a snapshot
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // another silo was faster
        }
    }

    /// <summary>A silo that leaves may still have connections of its working time: what counts is that it says so.</summary>
    private static bool SomeStay(ClientInfo[] clients)
    {
        string[] Named(string prefix) =>
            [.. clients.Select(client => client.Name ?? "").Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(name => name[prefix.Length..])];
        return Named(Working).Except(Named(Leaving), StringComparer.Ordinal).Any();
    }
}
