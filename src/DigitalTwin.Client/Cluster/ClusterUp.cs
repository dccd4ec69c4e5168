using DigitalTwin.Model.World;

namespace DigitalTwin.Client.Cluster;

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
internal sealed record ClusterUp(
    WorldSpec World,
    ulong Seed,
    long? Ticks,
    int Silos,
    string? Redis,
    string Folder,
    double? TicksPerSecond,
    string? Address,
    int? Dashboard);
