namespace DigitalTwin.Silo.Redis;

/// <summary>How the twin talks to Redis.</summary>
public static class RedisAddress
{
    /// <summary>Options for host:port. A Redis that is away is waited for.</summary>
    public static ConfigurationOptions Parse(string endpoint)
    {
        var options = ConfigurationOptions.Parse(endpoint);
        options.AbortOnConnectFail = false;
        options.ConnectRetry = 3;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.AsyncTimeout = 5000;
        options.SyncTimeout = 5000;
        return options;
    }
}
