namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>
/// What holds a region's compute back between the fork and the end: what is attributed to each cause, and the compute gained when each is
/// removed alone.
/// </summary>
/// <param name="Region">Code of a country, or name of a group of countries.</param>
/// <param name="TargetExaflopDays">Planned compute.</param>
/// <param name="MissingExaflopDays">Compute of the plans that was missing, hours ahead of a plan not counted against it.</param>
/// <param name="ByCause">Missing by cause, exaflop-days.</param>
/// <param name="ReliefByGate">Missing less missing without the bottleneck, exaflop-days; negative where a removed bottleneck elsewhere
/// takes away what is scarce.</param>
/// <param name="Joint">
/// Missing that is gained only by removing several bottlenecks together: missing less all gains, at least zero. Compute that two
/// bottlenecks hold at once is relieved by neither alone.
/// </param>
/// <param name="Binding">The bottleneck whose removal gains most; empty where none relieves a hundredth of what is missing.</param>
/// <param name="Figures">The figures that decide.</param>
public sealed record BottleneckResult(
    string Region,
    double TargetExaflopDays,
    double MissingExaflopDays,
    IReadOnlyDictionary<string, double> ByCause,
    IReadOnlyDictionary<string, double> ReliefByGate,
    double Joint,
    string Binding,
    BottleneckFigures Figures);
