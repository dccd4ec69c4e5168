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

/// <summary>The figures that decide what holds a region back, at the end of the run as it is.</summary>
/// <param name="PlanMw">Power that the plans of its campuses give them, MW of the facility.</param>
/// <param name="EnergisedMw">Power that they have, MW of the facility.</param>
/// <param name="QueueMw">Power in the connection queues of its zones, MW.</param>
/// <param name="MedianMonths">Median months from request to power of the halls that came to power; null if none did.</param>
/// <param name="GpusWanted">Accelerators that the plans want.</param>
/// <param name="GpusInstalled">Accelerators in service at sites with a plan.</param>
/// <param name="GpusWaiting">Accelerators at sites that wait for power.</param>
/// <param name="MwByStage">Halls by stage, MW.</param>
/// <param name="ChipsByStage">Chip tokens by stage.</param>
public sealed record BottleneckFigures(
    double PlanMw,
    double EnergisedMw,
    double QueueMw,
    double? MedianMonths,
    long GpusWanted,
    long GpusInstalled,
    long GpusWaiting,
    IReadOnlyDictionary<string, double> MwByStage,
    IReadOnlyDictionary<string, long> ChipsByStage);
