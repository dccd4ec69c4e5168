using DigitalTwin.Model.World;

namespace DigitalTwin.Client.Cluster;

/// <summary>What is to run on a cluster.</summary>
/// <param name="World">The world, as loaded here; every silo must have the same.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Ticks">Ticks to commit.</param>
/// <param name="Redis">Redis of the cluster; null for one silo on this machine.</param>
/// <param name="Name">Name of the run; null for a new one. A run that is there goes on.</param>
internal sealed record ClusterRun(WorldSpec World, ulong Seed, long Ticks, string? Redis, string? Name);
