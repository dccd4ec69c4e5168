namespace DigitalTwin.Client.Cluster;

/// <summary>What is to run on a cluster.</summary>
/// <param name="World">The world, as loaded here; every silo must have the same.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Ticks">Ticks to commit.</param>
/// <param name="Name">Name of the run. A run that is there goes on.</param>
internal sealed record ClusterRun(WorldSpec World, ulong Seed, long Ticks, string Name);

/// <summary>The state of a cluster.</summary>
/// <param name="Silos">Its silos.</param>
/// <param name="Runs">Its runs.</param>
/// <param name="Problems">What is the matter, a sentence each; empty while all is well.</param>
internal sealed record ClusterStatus(IReadOnlyList<SiloLine> Silos, IReadOnlyList<RunLine> Runs, IReadOnlyList<string> Problems)
{
    /// <summary>Its grains by kind; none where it is looked at through Redis.</summary>
    public IReadOnlyList<KindCount> Kinds { get; init; } = [];
}

/// <summary>A silo of a cluster.</summary>
internal sealed record SiloLine(string Name, int Pid, string Address, string State, int Grains);

/// <summary>A run of a cluster. Lag is what is still to be committed.</summary>
internal sealed record RunLine(
    string Run, string Scenario, ulong Seed, string State, long Tick, long Target, long Lag, string Hash, int Epoch, int Recoveries,
    long Replayed, long MostReplayed, string Silo, string Message);

/// <summary>Silos to be started on this machine, and what is to run on them.</summary>
/// <param name="World">The world.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Ticks">Ticks to commit; null to go on until Ctrl-C.</param>
/// <param name="Silos">Number of silos.</param>
/// <param name="Redis">Redis to use; null to start one.</param>
/// <param name="Folder">Folder for configurations, logs and history.</param>
/// <param name="TicksPerSecond">Ticks a second at most; null for as fast as it goes.</param>
/// <param name="Address">Where the page and the API are served; null for the default.</param>
/// <param name="Dashboard">Port of Orleans' dashboard on the first silo, the next ones on the others; null for none.</param>
/// <param name="ClusterId">Name of the cluster and of its service.</param>
/// <param name="Tls">Whether connections are secured with a certificate and a token of the run's own.</param>
internal sealed record ClusterUp(
    WorldSpec World,
    ulong Seed,
    long? Ticks,
    int Silos,
    string? Redis,
    string Folder,
    double? TicksPerSecond,
    string? Address,
    int? Dashboard,
    string ClusterId,
    bool Tls);

/// <summary>What runs are asked for.</summary>
internal static class RequestParameters
{
    /// <summary>More ticks than any run has: it goes on until it is stopped.</summary>
    public const long Endless = long.MaxValue / 2;
}

/// <summary>A silo to be run, and how it ends.</summary>
/// <param name="ConfigFile">Its configuration.</param>
/// <param name="EndsWithInput">Whether it ends when standard input closes instead of at Ctrl-C; at SIGTERM in any case.</param>
/// <param name="EndsRedis">Whether the last silo that ends shuts Redis down.</param>
/// <param name="Dashboard">Port of Orleans' dashboard on 127.0.0.1; null for what the configuration says.</param>
internal sealed record SiloLife(string ConfigFile, bool EndsWithInput, bool EndsRedis, int? Dashboard);
