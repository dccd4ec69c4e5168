namespace DigitalTwin.Model.Members;

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
    ComputeReport Compute)
{
    /// <summary>What only members of its kind report; null where there is nothing.</summary>
    public MemberDetail? Detail { get; init; }
}

/// <summary>The compute side of a report. Counts are of accelerators.</summary>
/// <param name="ExaflopDays">Compute delivered in the tick (sites).</param>
/// <param name="Installed">In service (sites).</param>
/// <param name="Waiting">Delivered and waiting for power (sites).</param>
/// <param name="InTransit">On their way to the site, as reported to the site (sites).</param>
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
}

/// <summary>What members of one kind report beside the figures that all have. Immutable, but for the report of a campus.</summary>
public abstract partial record MemberDetail;
