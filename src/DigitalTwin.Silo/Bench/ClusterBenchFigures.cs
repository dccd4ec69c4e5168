namespace DigitalTwin.Silo.Bench;

/// <summary>What <see cref="ClusterBench"/> measured; ratios are medians over the rounds.</summary>
/// <param name="Entities">Entities of the world.</param>
/// <param name="Ticks">Ticks measured.</param>
/// <param name="SiloPerSecond">Entity-ticks a second of a run on the silo, written to its folder.</param>
/// <param name="LocalPerSecond">The same on the local engine.</param>
/// <param name="EmptyPerSecond">Empty calls a second with the same tree, barrier and sizes.</param>
/// <param name="ToLocal">Time of the silo by that of the local engine, a tick.</param>
/// <param name="ToLocalProcessor">Processor time of the silo by that of the local engine, a tick.</param>
/// <param name="ToEmpty">Rate of the silo by that of empty calls.</param>
/// <param name="Rounds">The rounds: how much the machine's other work shows.</param>
/// <param name="Hash">Hash of the last tick, the same on both.</param>
public sealed record ClusterBenchFigures(
    int Entities,
    int Ticks,
    double SiloPerSecond,
    double LocalPerSecond,
    double EmptyPerSecond,
    double ToLocal,
    double ToLocalProcessor,
    double ToEmpty,
    IReadOnlyList<ClusterBenchRound> Rounds,
    string Hash);

/// <summary>A round: the same ticks on each, one after the other.</summary>
/// <param name="Silo">On the silo.</param>
/// <param name="Local">On the local engine.</param>
/// <param name="Empty">Empty calls.</param>
public sealed record ClusterBenchRound(BenchTime Silo, BenchTime Local, BenchTime Empty);

/// <summary>What something took.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProcessorSeconds">Processor time, of all threads.</param>
public sealed record BenchTime(double Seconds, double ProcessorSeconds);
