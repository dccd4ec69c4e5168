using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Compute;
using DigitalTwin.Model.State;

namespace DigitalTwin.Protocol.Members;

/// <summary>What a member did in the tick that was settled. Power is the mean of the hour, so MW equal MWh.</summary>
/// <param name="OutputMw">Supply delivered; a store that buys shows it in <paramref name="ServedMw"/>.</param>
/// <param name="CurtailedMw">Supply offered at or below zero and not taken.</param>
/// <param name="WantedMw">Demand that was bid.</param>
/// <param name="ServedMw">Demand that was served.</param>
/// <param name="CostUsd">Cost of supply.</param>
/// <param name="Co2Tonnes">Emissions.</param>
/// <param name="StoredMwh">Energy in store after the tick.</param>
/// <param name="Compute">Chips and compute; all zero for plants.</param>
[State]
public readonly partial record struct MemberReport(
    double OutputMw,
    double CurtailedMw,
    double WantedMw,
    double ServedMw,
    double CostUsd,
    double Co2Tonnes,
    double StoredMwh,
    ComputeReport Compute);

/// <summary>The compute side of a report. Counts are of accelerators.</summary>
/// <param name="ExaflopDays">Compute delivered in the tick (sites).</param>
/// <param name="Installed">In service (sites).</param>
/// <param name="Waiting">Delivered and waiting for power (sites).</param>
/// <param name="InTransit">On their way to the site, as the site has been told (sites).</param>
/// <param name="Made">Finished in the tick (fabs).</param>
/// <param name="Stocked">Finished and not yet shipped (fabs).</param>
/// <param name="Shipped">Shipped in the tick (fabs).</param>
[State]
public readonly partial record struct ComputeReport(
    double ExaflopDays,
    long Installed,
    long Waiting,
    long InTransit,
    long Made,
    long Stocked,
    long Shipped)
{
    /// <summary>Finished in the tick and gone to buyers whom the scenario does not know (packaging fabs).</summary>
    public long Pooled { get; init; }

    /// <summary>Where a campus with a plan stands; valid until the member's next call.</summary>
    public SiteReport? Site { get; init; }

    /// <summary>The stages of a fab that is part of a chain.</summary>
    public FabStages? Fab { get; init; }

    /// <summary>Where a country stands with what it builds.</summary>
    public BuildReport? Programme { get; init; }

    /// <summary>Where an operator stands with the sites that it chooses.</summary>
    public SiteChoiceReport? Choices { get; init; }

    /// <summary>Training and inference apart (sites that tell them apart).</summary>
    public ComputeSplit? Split { get; init; }

    /// <summary>What the store behind the meter did (sites that have one).</summary>
    public BatteryReport? Battery { get; init; }
}
