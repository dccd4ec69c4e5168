using System.Net;
using DigitalTwin.Silo.Security;

namespace DigitalTwin.Silo.Configuration;

/// <summary>
/// How the twin talks to Redis: a connection string of StackExchange.Redis, of which host:port is the shortest. Secrets need not stand in
/// it: the environment names them, or a file that holds them.
/// </summary>
public static class RedisAddress
{
    /// <summary>Environment variable with the address of Redis, for clients that are given none.</summary>
    public const string AddressVariable = "TWIN_REDIS";

    /// <summary>Environment variable with the user.</summary>
    public const string UserVariable = "TWIN_REDIS_USER";

    /// <summary>Environment variable with the password.</summary>
    public const string PasswordVariable = "TWIN_REDIS_PASSWORD";

    /// <summary>Environment variable with the file that holds the password.</summary>
    public const string PasswordFileVariable = "TWIN_REDIS_PASSWORD_FILE";

    /// <summary>Environment variable with the file of a certificate that is trusted, beside those of the system.</summary>
    public const string CertificateVariable = "TWIN_REDIS_CA";

    /// <summary>What an address may be, in words.</summary>
    public const string Wanted = "host:port, such as 127.0.0.1:6379, or a connection string, such as redis.example:6380,ssl=true,user=twin "
        + "(docs/how-to/run-a-cluster.md)";

    /// <summary>Options for an address. A Redis that is away is waited for.</summary>
    /// <exception cref="IOException">A file that is named for it cannot be read.</exception>
    public static ConfigurationOptions Parse(string address)
    {
        var options = ConfigurationOptions.Parse(address);
        options.AbortOnConnectFail = false;
        options.ConnectRetry = 3;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.AllowAdmin = true; // how it is set is looked up
        options.AsyncTimeout = 5000;
        options.SyncTimeout = 5000;
        options.User ??= Variable(UserVariable);
        options.Password ??= Variable(PasswordVariable)
            ?? (Variable(PasswordFileVariable) is string file ? File.ReadAllText(file).Trim() : null);
        CertificateTrust trust = TrustOf(options);
        options.CertificateValidation += (_, shown, _, errors) => trust.Accepts(shown, errors);
        return options;
    }

    /// <summary>Whose certificates are trusted for Redis.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    internal static CertificateTrust TrustOf(ConfigurationOptions options) =>
        new(Authority(), options.SslHost ?? "", CertificateVariable, "sslHost= in the address");

    private static string Authority() => Variable(CertificateVariable) is not string file ? ConnectionSecurity.System
        : File.Exists(file) ? file
        : throw new IOException($"{CertificateVariable}: there is no file {file}.");

    /// <summary>Options for who asks once and does not wait.</summary>
    /// <param name="address">The address.</param>
    /// <param name="patience">Time for each step.</param>
    public static ConfigurationOptions ParseImpatient(string address, TimeSpan patience)
    {
        ConfigurationOptions options = Parse(address);
        options.AbortOnConnectFail = true;
        options.ConnectRetry = 1;
        options.ConnectTimeout = options.AsyncTimeout = options.SyncTimeout = (int)patience.TotalMilliseconds;
        return options;
    }

    /// <summary>Whether a text is an address.</summary>
    public static bool IsAddress(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text) is { EndPoints.Count: > 0 } options
                && Shown(text).Split(',').All(part => part.Contains(':', StringComparison.Ordinal))
                && options.EndPoints.All(point => point is DnsEndPoint { Port: > 0 } or IPEndPoint { Port: > 0 });
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>An address without its password: for messages, and for files that others may read.</summary>
    public static string WithoutSecrets(string address)
    {
        string[] parts = address.Split(',');
        return string.Join(',', parts.Where(part => !part.TrimStart().StartsWith("password", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The hosts and ports of an address, for messages.</summary>
    public static string Shown(string address) =>
        string.Join(',', address.Split(',').Where(part => !part.Contains('=', StringComparison.Ordinal)));

    /// <summary>The password that an address holds; null for none.</summary>
    public static string? PasswordOf(string address) => ConfigurationOptions.Parse(address).Password;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
