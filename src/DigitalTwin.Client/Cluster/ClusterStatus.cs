namespace DigitalTwin.Client.Cluster;

/// <summary>The state of a cluster.</summary>
/// <param name="Silos">Its silos.</param>
/// <param name="Runs">Its runs.</param>
internal sealed record ClusterStatus(IReadOnlyList<SiloLine> Silos, IReadOnlyList<RunLine> Runs);

/// <summary>A silo of a cluster.</summary>
internal sealed record SiloLine(string Name, int Pid, string Address, string State, int Grains);

/// <summary>A run of a cluster. Lag is what is still to be committed.</summary>
internal sealed record RunLine(
    string Run, string Scenario, ulong Seed, string State, long Tick, long Target, long Lag, string Hash, int Epoch, int Recoveries,
    long Replayed, long MostReplayed, string Silo, string Message);
