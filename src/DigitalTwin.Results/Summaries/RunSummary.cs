using DigitalTwin.Results.Compute;

namespace DigitalTwin.Results.Summaries;

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

    /// <summary>One entry a campus with a plan, by identifier.</summary>
    public IReadOnlyList<CampusSummary> Campuses { get; init; } = [];

    /// <summary>One entry a campus whose operator chooses among zones, by identifier.</summary>
    public IReadOnlyList<SiteChoiceSummary> SiteChoices { get; init; } = [];

    /// <summary>What passed through the connection queues, by zone; zones in which nothing was asked for are left out.</summary>
    public IReadOnlyList<QueueSummary> Queues { get; init; } = [];

    /// <summary>Time from request to power by zone and track, of the halls that came to power in the run.</summary>
    public IReadOnlyList<TimeToPower> TimesToPower { get; init; } = [];
}

/// <summary>Counts of the scenario's inputs by how they are known.</summary>
/// <param name="Rows">Rows of all tables.</param>
/// <param name="Assumed">Rows whose source is an assumption, recalled or calibrated.</param>
public sealed record AssumptionSummary(int Rows, int Assumed);

/// <summary>Largest deviations of the balances over the run.</summary>
/// <param name="EnergyMaxResidualMw">Largest |supply + imports - demand - exports| of a zone and tick, MW.</param>
/// <param name="NetworkMaxResidualMw">Largest |net position - flows| of a zone and tick, MW.</param>
/// <param name="ChipsMade">Accelerators finished in the run.</param>
/// <param name="ChipsResidual">Accelerators made less installed, waiting, in transit and pooled: zero.</param>
/// <param name="Datacenters">That no MW of a datacenter is counted twice; null in summaries of older runs.</param>
public sealed record BalanceSummary(
    double EnergyMaxResidualMw, double NetworkMaxResidualMw, long ChipsMade, long ChipsResidual, DatacenterBalance? Datacenters = null);
