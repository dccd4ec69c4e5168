namespace DigitalTwin.Results.Compute;

/// <summary>A campus with a plan over the run.</summary>
/// <param name="Country">Country code.</param>
/// <param name="PlanMw">Power that the plan gives it at the end, MW of the facility.</param>
/// <param name="EnergisedMw">Power that it has at the end, MW of the facility.</param>
/// <param name="GpusWanted">Accelerators that the plan wants at the end.</param>
/// <param name="GpusInstalled">Accelerators in service at the end.</param>
/// <param name="GpusWaitingForPower">Accelerators at the site that wait for power at the end.</param>
/// <param name="MwByStage">Halls at the end, in the order of their building: their MW by stage.</param>
/// <param name="ChipsByStage">Chip tokens by stage at the end.</param>
/// <param name="MonthsToPower">Months from its request to the first hall with power; null if none has.</param>
public sealed record CampusSummary(
    string Id,
    string Zone,
    string Country,
    double PlanMw,
    double EnergisedMw,
    long GpusWanted,
    long GpusInstalled,
    long GpusWaitingForPower,
    IReadOnlyDictionary<string, double> MwByStage,
    IReadOnlyDictionary<string, long> ChipsByStage,
    double? MonthsToPower)
{
    /// <summary>Energy drawn, GWh.</summary>
    public double EnergyGwh { get; init; }

    /// <summary>Energy of its accelerators without cooling, GWh.</summary>
    public double ItGwh { get; init; }

    /// <summary>Bill: energy at the zone's price, less what its own turbines sold at it, with the cost of their running; USD.</summary>
    public double BillUsd { get; init; }

    /// <summary>What a MWh came to, USD; null where none was drawn.</summary>
    public double? UsdPerMwh { get; init; }

    /// <summary>What a MWh came to above the mean price of the zone in the hours in which it drew, USD.</summary>
    public double? MarginUsdPerMwh { get; init; }

    /// <summary>Power that was connected for it and is not drawn at the end, MW: upgrades that serve nobody.</summary>
    public double IdleMw { get; init; }

    /// <summary>Energy that connected power could have drawn and did not, GWh.</summary>
    public double IdleGwh { get; init; }

    /// <summary>
    /// Cost of the connections that came to power in the run, USD; null for campuses that joined by an event, whose track is not in the
    /// scenario.
    /// </summary>
    public double? ConnectionUsd { get; init; }

    /// <summary>Cost of the connections for power that is not drawn at the end: upgrades stranded so far, USD; null likewise.</summary>
    public double? StrandedUsd { get; init; }

    /// <summary>Charges of the network for connected power over the run, USD; null likewise.</summary>
    public double? NetworkUsd { get; init; }

    /// <summary>Compute of training over the run, exaflop-days; null where training and inference are not reported separately.</summary>
    public double? TrainingExaflopDays { get; init; }

    /// <summary>Compute of inference over the run, exaflop-days; null likewise.</summary>
    public double? InferenceExaflopDays { get; init; }

    /// <summary>Hours at full power for which training paused over the run; null likewise.</summary>
    public double? PausedHours { get; init; }

    /// <summary>Its store behind the meter; null where it has none.</summary>
    public CampusBattery? Battery { get; init; }

    /// <summary>Why compute is missing, exaflop-days by cause over the run.</summary>
    public required IReadOnlyDictionary<string, double> ShortfallByCause { get; init; }
}
