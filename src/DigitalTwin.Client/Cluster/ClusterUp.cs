using DigitalTwin.Model.Specs;

namespace DigitalTwin.Client.Cluster;

/// <summary>Silos to be started on this machine, and what is to run on them.</summary>
/// <param name="World">The world.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Ticks">Ticks to commit; null to go on until Ctrl-C.</param>
/// <param name="Silos">Number of silos.</param>
/// <param name="Redis">Redis to use; null to start one.</param>
/// <param name="Folder">Folder for configurations and logs.</param>
internal sealed record ClusterUp(WorldSpec World, ulong Seed, long? Ticks, int Silos, string? Redis, string Folder);
