using System.Net;

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
        Text("redis", "host:port, such as 127.0.0.1:6379", IsEndpoint, (config, value) => config with { Redis = value }),
        Whole("expected_silos", 1, 1000, (config, value) => config with { ExpectedSilos = value }),
        Text("scenarios", "a folder", value => Directory.Exists(value), (config, value) => config with { Scenarios = value }),
        Whole("checkpoint_every", 1, 100_000, (config, value) => config with { CheckpointEvery = value }),
        Whole("drain_seconds", 0, 3600, (config, value) => config with { DrainSeconds = value }),
        new("placement", "grid or scatter", (config, value) =>
            value is "grid" or "scatter" ? config with { Scatter = value == "scatter" } : null),
    ];

    /// <summary>Whether a text is host:port.</summary>
    public static bool IsEndpoint(string value) =>
        value.Split(':') is [var host, var port] && IsHost(host)
        && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number) && number > 0;

    private static ConfigField Text(string name, string wanted, Func<string, bool> fits, Func<SiloConfig, string, SiloConfig> set) =>
        new(name, wanted, (config, value) => fits(value) ? set(config, value) : null);

    private static ConfigField Whole(string name, int least, int most, Func<SiloConfig, int, SiloConfig> set) =>
        new(name, $"a whole number from {least} to {most}", (config, value) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
                ? set(config, number)
                : null);

    private static bool IsName(string value) => value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsAddress(string value) => IPAddress.TryParse(value, out _);

    private static bool IsHost(string value) => Uri.CheckHostName(value) is UriHostNameType.Dns or UriHostNameType.IPv4;
}
