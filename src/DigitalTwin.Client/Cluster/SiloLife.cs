namespace DigitalTwin.Client.Cluster;

/// <summary>A silo to be run, and how it ends.</summary>
/// <param name="ConfigFile">Its configuration.</param>
/// <param name="EndsWithInput">Whether it ends when standard input closes instead of at Ctrl-C; at SIGTERM in any case.</param>
/// <param name="EndsRedis">Whether the last silo that ends shuts Redis down.</param>
/// <param name="Dashboard">Port of Orleans' dashboard on 127.0.0.1; null for what the configuration says.</param>
internal sealed record SiloLife(string ConfigFile, bool EndsWithInput, bool EndsRedis, int? Dashboard);
