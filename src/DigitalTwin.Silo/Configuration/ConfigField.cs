using System.Net;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Silo.Configuration;

/// <summary>A field of a silo's configuration: its name, what it may be, and where it goes.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Wanted">What it may be, in words.</param>
/// <param name="Set">Sets it; null where the value is none.</param>
internal sealed record ConfigField(string Name, string Wanted, Func<SiloConfig, string, SiloConfig?> Set)
{
    /// <summary>All fields.</summary>
    public static IReadOnlyList<ConfigField> All { get; } =
    [
        Text("name", "letters, digits, - and _", IsName, (config, value) => config with { Name = value }),
        Text("cluster_id", "letters, digits, - and _", IsName, (config, value) => config with { ClusterId = value }),
        Text("service_id", "letters, digits, - and _", IsName, (config, value) => config with { ServiceId = value }),
        Text("listen", "an address such as 127.0.0.1 or 0.0.0.0", IsAddress, (config, value) => config with { Listen = value }),
        Text("advertise", "a host name or an address", IsHost, (config, value) => config with { Advertise = value }),
        Whole("silo_port", 1, ushort.MaxValue, (config, value) => config with { SiloPort = value }),
        Whole("gateway_port", 1, ushort.MaxValue, (config, value) => config with { GatewayPort = value }),
        Whole("health_port", 0, ushort.MaxValue, (config, value) => config with { HealthPort = value }),
        Whole("dashboard_port", 0, ushort.MaxValue, (config, value) => config with { DashboardPort = value })
            with { Wanted = "a port of this machine, served on 127.0.0.1 only, or 0 for none" },
        Text("redis", RedisAddress.Wanted, RedisAddress.IsAddress, (config, value) => config with { Redis = value }),
        Text("redis_password_file", "a file that holds the password of Redis", File.Exists,
            (config, value) => config with { RedisPasswordFile = value }),
        Text("tls_certificate", "the file of a certificate (PEM); `twin cluster certificate DIR` makes one", File.Exists,
            (config, value) => config with { TlsCertificate = value }),
        Text("tls_key", "the file of the certificate's private key (PEM)", File.Exists, (config, value) => config with { TlsKey = value }),
        Text("tls_ca", "the file of the authority that is trusted (PEM)", File.Exists, (config, value) => config with { TlsCa = value }),
        Text("tls_name", "the name that the silos' certificates are for", IsHost, (config, value) => config with { TlsName = value }),
        Text("token_file", "a file that holds the token of the cluster", File.Exists,
            (config, value) => config with { TokenFile = value }),
        new("kubernetes", "on or off", (config, value) => value is "on" or "off" ? config with { Kubernetes = value == "on" } : null),
        new("metrics", "on or off", (config, value) => value is "on" or "off" ? config with { Metrics = value == "on" } : null),
        Text("otlp_endpoint", "the address of a collector, such as http://127.0.0.1:4317", IsUrl,
            (config, value) => config with { OtlpEndpoint = value }),
        new("trace_share", "a share from 0 to 1, such as 0.01", (config, value) =>
            double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share) && share <= 1
                ? config with { TraceShare = share }
                : null),
        Level("log_level", (config, value) => config with { LogLevel = value }),
        Level("orleans_log_level", (config, value) => config with { OrleansLogLevel = value }),
        Whole("expected_silos", 1, 1000, (config, value) => config with { ExpectedSilos = value }),
        Whole("wait_seconds", 0, 86_400, (config, value) => config with { WaitSeconds = value }),
        Whole("rest_seconds", 0, 86_400, (config, value) => config with { RestSeconds = value }),
        new("keep_runs", "a time such as 30d, 12h, 90m or 60s, or 0 for ever", (config, value) =>
            TimeOf(value) is TimeSpan time ? config with { KeepRuns = time } : null),
        Text("scenarios", "a folder", value => Directory.Exists(value), (config, value) => config with { Scenarios = value }),
        Whole("checkpoint_every", 1, 100_000, (config, value) => config with { CheckpointEvery = value }),
        Whole("drain_seconds", 0, 3600, (config, value) => config with { DrainSeconds = value }),
        new("placement", "grid or scatter", (config, value) =>
            value is "grid" or "scatter" ? config with { Scatter = value == "scatter" } : null),
    ];

    private static ConfigField Text(string name, string wanted, Func<string, bool> fits, Func<SiloConfig, string, SiloConfig> set) =>
        new(name, wanted, (config, value) => fits(value) ? set(config, value) : null);

    private static ConfigField Whole(string name, int least, int most, Func<SiloConfig, int, SiloConfig> set) =>
        new(name, $"a whole number from {least} to {most}", (config, value) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
                ? set(config, number)
                : null);

    private static ConfigField Level(string name, Func<SiloConfig, LogLevel, SiloConfig> set) =>
        new(name, "debug, information, warning, error or none", (config, value) =>
            value is "debug" or "information" or "warning" or "error" or "none"
                ? set(config, Enum.Parse<LogLevel>(value, ignoreCase: true))
                : null);

    private static TimeSpan? TimeOf(string value)
    {
        if (value == "0")
            return TimeSpan.Zero;
        return value.Length > 1 && int.TryParse(value.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? value[^1] switch
            {
                'd' => TimeSpan.FromDays(count),
                'h' => TimeSpan.FromHours(count),
                'm' => TimeSpan.FromMinutes(count),
                's' => TimeSpan.FromSeconds(count),
                _ => null,
            }
            : null;
    }

    private static bool IsName(string value) => value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsAddress(string value) => IPAddress.TryParse(value, out _);

    private static bool IsUrl(string value) => Uri.TryCreate(value, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https";

    private static bool IsHost(string value) => Uri.CheckHostName(value) is UriHostNameType.Dns or UriHostNameType.IPv4;
}
