using DigitalTwin.Results.Compute;

namespace DigitalTwin.Results.Summaries;

/// <summary>A country over the run.</summary>
/// <param name="Id">Country code.</param>
/// <param name="EnergyTwh">Load served, TWh.</param>
/// <param name="MeanPrice">Mean price over the load of its zones, USD/MWh.</param>
/// <param name="UnservedMwh">Firm load not served, MWh.</param>
/// <param name="Co2Mt">Emissions, Mt CO2.</param>
/// <param name="ByFuelTwh">Generation by fuel, TWh.</param>
/// <param name="GpusInstalled">Accelerators in service at the end.</param>
/// <param name="GpusWaitingForPower">Accelerators at sites that wait for power at the end.</param>
/// <param name="DeliveredExaflopDays">Compute delivered, 8-bit exaflop-days.</param>
public sealed record CountrySummary(
    string Id,
    double EnergyTwh,
    double MeanPrice,
    double UnservedMwh,
    double Co2Mt,
    IReadOnlyDictionary<string, double> ByFuelTwh,
    long GpusInstalled,
    long GpusWaitingForPower,
    double DeliveredExaflopDays)
{
    /// <summary>Compute that the plans of its campuses wanted, and that sites without a plan delivered, 8-bit exaflop-days.</summary>
    public double TargetExaflopDays { get; init; }

    /// <summary>
    /// Compute delivered, each hour weighed by what the country's algorithms make of an operation by then: exaflop-days of the algorithms
    /// of the base date. Equal to <see cref="DeliveredExaflopDays"/> where the scenario states no gain.
    /// </summary>
    public double EffectiveExaflopDays { get; init; }

    /// <summary>The target, weighed likewise. Causes stay physical.</summary>
    public double EffectiveTargetExaflopDays { get; init; }

    /// <summary>Part of the compute delivered that trained, at sites that report training and inference separately, exaflop-days.</summary>
    public double TrainingExaflopDays { get; init; }

    /// <summary>Part of the compute delivered that served inference, at sites that report the two separately, exaflop-days.</summary>
    public double InferenceExaflopDays { get; init; }

    /// <summary>Target less delivered by cause, exaflop-days; compute ahead of plan is negative.</summary>
    public IReadOnlyDictionary<string, double> ShortfallByCause { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Part of the shortfall that another gate blocks beside its cause, by that gate, exaflop-days.</summary>
    public IReadOnlyDictionary<string, double> AlsoBlockedBy { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Power of campuses with a plan at the end, MW of the facility.</summary>
    public double EnergisedMw { get; init; }

    /// <summary>Power of their accelerators at the end, MW.</summary>
    public double ItMw { get; init; }

    /// <summary>Power that waits in the connection queues of its zones at the end, GW.</summary>
    public double QueueGw { get; init; }

    /// <summary>What the country has decided to build in the run, by zone and technology; empty where it can build nothing.</summary>
    public IReadOnlyList<ProgrammeSummary> Programme { get; init; } = [];

    /// <summary>Median months from request to power of the halls that came to power in the run; null if none did.</summary>
    public double? MedianQueueMonths { get; init; }
}
