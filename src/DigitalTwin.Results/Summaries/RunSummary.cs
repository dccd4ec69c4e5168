using DigitalTwin.Results.Compute;

namespace DigitalTwin.Results.Summaries;

/// <summary>The outcome of a run: what <c>--json</c> prints and <c>summary.json</c> holds, with camel-cased names.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="ScenarioDigest">Digest of the scenario's content.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="StartUtc">First instant of the run.</param>
/// <param name="Ticks">Ticks committed.</param>
/// <param name="Hash">Hash of the last tick.</param>
/// <param name="WallSeconds">Wall time, s.</param>
/// <param name="Entities">Entities that exchange messages.</param>
/// <param name="Balances">Balances asserted in the run.</param>
/// <param name="Assumptions">Inputs that no source publishes.</param>
/// <param name="Zones">One entry a zone, by identifier.</param>
/// <param name="Lines">One entry a line, by identifier.</param>
/// <param name="Countries">One entry a country, by code.</param>
public sealed record RunSummary(
    string Scenario,
    string ScenarioDigest,
    ulong Seed,
    DateTime StartUtc,
    long Ticks,
    string Hash,
    double WallSeconds,
    int Entities,
    BalanceSummary Balances,
    AssumptionSummary Assumptions,
    IReadOnlyList<ZoneSummary> Zones,
    IReadOnlyList<LineSummary> Lines,
    IReadOnlyList<CountrySummary> Countries)
{
    /// <summary>One entry a campus with a plan, by identifier.</summary>
    public IReadOnlyList<CampusSummary> Campuses { get; init; } = [];

    /// <summary>One entry an operator that has campuses with a plan, or money, by identifier.</summary>
    public IReadOnlyList<OperatorSummary> Operators { get; init; } = [];

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
