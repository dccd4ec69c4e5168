namespace DigitalTwin.Studies.Bottlenecks;

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
