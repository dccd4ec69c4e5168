namespace DigitalTwin.Engine.Runs;

/// <summary>The outcome of a run: what <c>--json</c> prints and <c>summary.json</c> holds, with camel-cased names.</summary>
public sealed record RunSummary
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Digest of the scenario's content.</summary>
    public required string ScenarioDigest { get; init; }

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>First instant of the run.</summary>
    public required DateTime StartUtc { get; init; }

    /// <summary>Ticks committed.</summary>
    public required long Ticks { get; init; }

    /// <summary>Hash of the last tick.</summary>
    public required string Hash { get; init; }

    /// <summary>Wall time, s.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Entities that exchange messages.</summary>
    public required int Entities { get; init; }

    /// <summary>Balances asserted in the run.</summary>
    public required BalanceSummary Balances { get; init; }

    /// <summary>Inputs that no source publishes.</summary>
    public required AssumptionSummary Assumptions { get; init; }

    /// <summary>One entry a zone, by identifier.</summary>
    public required IReadOnlyList<ZoneSummary> Zones { get; init; }

    /// <summary>One entry a line, by identifier.</summary>
    public required IReadOnlyList<LineSummary> Lines { get; init; }

    /// <summary>One entry a country, by code.</summary>
    public required IReadOnlyList<CountrySummary> Countries { get; init; }
}

/// <summary>Largest deviations of the balances over the run.</summary>
/// <param name="EnergyMaxResidualMw">Largest |supply + imports - demand - exports| of a zone and tick, MW.</param>
/// <param name="NetworkMaxResidualMw">Largest |net position - flows| of a zone and tick, MW.</param>
/// <param name="ChipsMade">Accelerators finished in the run.</param>
/// <param name="ChipsResidual">Accelerators made less installed, waiting, in transit and pooled: zero.</param>
public sealed record BalanceSummary(double EnergyMaxResidualMw, double NetworkMaxResidualMw, long ChipsMade, long ChipsResidual);

/// <summary>Counts of the scenario's inputs by how they are known.</summary>
/// <param name="Rows">Rows of all tables.</param>
/// <param name="Assumed">Rows whose source is an assumption, recalled or calibrated.</param>
public sealed record AssumptionSummary(int Rows, int Assumed);

/// <summary>A zone over the run.</summary>
public sealed record ZoneSummary
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Country code.</summary>
    public required string Country { get; init; }

    /// <summary>Load served without what stores bought, TWh.</summary>
    public required double EnergyTwh { get; init; }

    /// <summary>Largest hourly load wanted, MW.</summary>
    public required double PeakMw { get; init; }

    /// <summary>Mean price over the hours, USD/MWh.</summary>
    public required double MeanPrice { get; init; }

    /// <summary>Firm load not served, MWh.</summary>
    public required double UnservedMwh { get; init; }

    /// <summary>Hours whose headroom, imports included, was at or below zero.</summary>
    public required int SaturatedHours { get; init; }

    /// <summary>Supply offered at or below zero and not taken, MWh.</summary>
    public required double CurtailedMwh { get; init; }

    /// <summary>Export less import, TWh.</summary>
    public required double NetExportTwh { get; init; }

    /// <summary>Emissions, Mt CO2.</summary>
    public required double Co2Mt { get; init; }

    /// <summary>Generation by technology, TWh.</summary>
    public required IReadOnlyDictionary<string, double> ByTechnologyTwh { get; init; }

    /// <summary>Generation by fuel, TWh.</summary>
    public required IReadOnlyDictionary<string, double> ByFuelTwh { get; init; }
}

/// <summary>A line over the run.</summary>
public sealed record LineSummary
{
    /// <summary>Sending end of a positive flow.</summary>
    public required string From { get; init; }

    /// <summary>Receiving end of a positive flow.</summary>
    public required string To { get; init; }

    /// <summary>Energy sent forward, TWh.</summary>
    public required double TwhForward { get; init; }

    /// <summary>Energy sent in reverse, TWh.</summary>
    public required double TwhReverse { get; init; }

    /// <summary>Hours at the limit of either direction.</summary>
    public required int CongestedHours { get; init; }
}

/// <summary>A country over the run.</summary>
public sealed record CountrySummary
{
    /// <summary>Country code.</summary>
    public required string Id { get; init; }

    /// <summary>Load served, TWh.</summary>
    public required double EnergyTwh { get; init; }

    /// <summary>Mean price over the load of its zones, USD/MWh.</summary>
    public required double MeanPrice { get; init; }

    /// <summary>Firm load not served, MWh.</summary>
    public required double UnservedMwh { get; init; }

    /// <summary>Emissions, Mt CO2.</summary>
    public required double Co2Mt { get; init; }

    /// <summary>Generation by fuel, TWh.</summary>
    public required IReadOnlyDictionary<string, double> ByFuelTwh { get; init; }

    /// <summary>Accelerators in service at the end.</summary>
    public required long GpusInstalled { get; init; }

    /// <summary>Accelerators at sites that wait for power at the end.</summary>
    public required long GpusWaitingForPower { get; init; }

    /// <summary>Compute delivered, 8-bit exaflop-days.</summary>
    public required double DeliveredExaflopDays { get; init; }
}
