using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Security;

namespace DigitalTwin.Silo.Redis;

/// <summary>Redis is there and does not let in who asks; says why and what to do.</summary>
public sealed class RedisRefusedException(string message, Exception cause) : RedisException(message, cause);

/// <summary>Why a Redis that is there does not let anybody in: user, password, TLS, certificate.</summary>
public static class RedisRefusal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const string PasswordFix =
        $"give the right ones: user= in the address or {RedisAddress.UserVariable}; {RedisAddress.PasswordVariable}, "
        + $"{RedisAddress.PasswordFileVariable} or, for silos, redis_password_file";

    /// <summary>Connects; where Redis is there and refuses, that is said at once.</summary>
    /// <param name="address">Its address, for messages.</param>
    /// <param name="options">How to connect.</param>
    /// <exception cref="RedisRefusedException">It refuses.</exception>
    public static async Task<ConnectionMultiplexer> Connect(string address, ConfigurationOptions options)
    {
        bool waits = !options.AbortOnConnectFail;
        ConfigurationOptions once = options.Clone();
        once.AbortOnConnectFail = true;
        once.ConnectRetry = 1;
        CertificateTrust trust = RedisAddress.TrustOf(options);
        once.CertificateValidation += (_, shown, _, errors) => trust.Accepts(shown, errors);
        try
        {
            return waits
                ? await Ready(await ConnectionMultiplexer.ConnectAsync(once), options)
                : await ConnectionMultiplexer.ConnectAsync(once);
        }
        catch (RedisConnectionException e)
        {
            if (Why(e, options.Ssl, trust.Fault) is string why)
                throw new RedisRefusedException($"Redis {RedisAddress.Shown(address)} {why}.", e);
            if (await SpeaksOtherwise(options) is string otherwise)
                throw new RedisRefusedException($"Redis {RedisAddress.Shown(address)} {otherwise}.", e);
            if (!waits)
                throw;
            return await ConnectionMultiplexer.ConnectAsync(options);
        }
    }

    /// <summary>What to say of a failure; null where Redis did not refuse.</summary>
    public static string? Of(Exception failure, string address) => failure is RedisRefusedException ? failure.Message
        : failure is RedisConnectionException && Why(failure, encrypted: true, "") is string why
            ? $"Redis {RedisAddress.Shown(address)} {why}."
        : null;

    /// <summary>It lets this side in: from now on a Redis that is away is waited for.</summary>
    private static async Task<ConnectionMultiplexer> Ready(ConnectionMultiplexer tried, ConfigurationOptions options)
    {
        await tried.DisposeAsync();
        return await ConnectionMultiplexer.ConnectAsync(options);
    }

    private static string? Why(Exception failure, bool encrypted, string fault)
    {
        if (fault.Length > 0)
            return $"is not trusted: {fault}";
        string text = TextOf(failure);
        if (text.Contains("WRONGPASS", StringComparison.Ordinal) || text.Contains("invalid username-password", StringComparison.Ordinal)
            || text.Contains("invalid password", StringComparison.Ordinal))
            return $"refuses the user or the password; {PasswordFix}";
        if (text.Contains("NOAUTH", StringComparison.Ordinal))
            return $"wants a password, and none was given; {PasswordFix}";
        if (text.Contains("without any password configured", StringComparison.Ordinal))
            return $"has no password, and one was given; leave it out, or set one there (requirepass)";
        if (failure is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } && !encrypted)
            return $"refuses the user or the password; {PasswordFix}";
        return null;
    }

    /// <summary>Whether one side speaks TLS and the other does not.</summary>
    private static async Task<string?> SpeaksOtherwise(ConfigurationOptions options)
    {
        bool[] open = await Task.WhenAll(options.EndPoints.Select(point => RedisProbe.Answers(point, encrypted: true, Patience)));
        if (!open.Contains(true))
            return null;
        bool[] plain = await Task.WhenAll(options.EndPoints.Select(point => RedisProbe.Answers(point, encrypted: false, Patience)));
        return options.Ssl && plain.Contains(true) ? "speaks without TLS at this port; leave out ssl=true, or name its TLS port" : null;
    }

    private static string TextOf(Exception? e) => e is null ? "" : $"{e.Message} {TextOf(e.InnerException)}";
}
