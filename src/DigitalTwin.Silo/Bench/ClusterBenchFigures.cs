namespace DigitalTwin.Silo.Bench;

/// <summary>What <see cref="ClusterBench"/> measured.</summary>
/// <param name="Entities">Entities of the world.</param>
/// <param name="Ticks">Ticks measured.</param>
/// <param name="ClusterPerSecond">Entity-ticks a second on one silo.</param>
/// <param name="EmptyPerSecond">Empty calls a second with the same tree, barrier and sizes.</param>
/// <param name="Ratio">The first by the second, over all ticks.</param>
/// <param name="RatioOfRounds">The same of each round, ascending: how much the machine's other work shows.</param>
/// <param name="LocalPerSecond">Entity-ticks a second on the local engine.</param>
/// <param name="Hash">Hash of the last tick on the silo.</param>
public sealed record ClusterBenchFigures(
    int Entities,
    int Ticks,
    double ClusterPerSecond,
    double EmptyPerSecond,
    double Ratio,
    IReadOnlyList<double> RatioOfRounds,
    double LocalPerSecond,
    string Hash);
