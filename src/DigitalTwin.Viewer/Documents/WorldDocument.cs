namespace DigitalTwin.Viewer.Documents;

/// <summary>What does not change while a run ticks. Frames and snapshots list their figures in the order of these lists.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Title">Title of the scenario.</param>
/// <param name="StartUtc">First instant.</param>
/// <param name="HoursPerTick">Hours a tick.</param>
/// <param name="Schema">Which entities there are: frames carry the same text until somebody joins.</param>
/// <param name="Zones">Zones.</param>
/// <param name="Lines">Lines.</param>
/// <param name="Datacenters">Datacenters.</param>
/// <param name="Fabs">Chip fabs.</param>
/// <param name="Countries">Countries.</param>
/// <param name="Metrics">What is kept of each kind of entity.</param>
/// <param name="Assumptions">Rows of the scenario by how they are known.</param>
/// <param name="ScenarioHasChanged">Whether the scenario is another one than when the run began.</param>
public sealed record WorldDocument(
    string Run,
    string Scenario,
    string Title,
    DateTime StartUtc,
    double HoursPerTick,
    string Schema,
    IReadOnlyList<ZoneDocument> Zones,
    IReadOnlyList<LineDocument> Lines,
    IReadOnlyList<SiteDocument> Datacenters,
    IReadOnlyList<SiteDocument> Fabs,
    IReadOnlyList<string> Countries,
    IReadOnlyDictionary<string, IReadOnlyList<MetricDocument>> Metrics,
    IReadOnlyList<AssumptionDocument> Assumptions,
    bool ScenarioHasChanged);

/// <summary>A zone.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Country">Country code.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record ZoneDocument(string Id, string Name, string Country, double Latitude, double Longitude);

/// <summary>A line.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="From">Zone at the sending end of a positive flow.</param>
/// <param name="To">Zone at the receiving end of a positive flow.</param>
/// <param name="ForwardMw">Limit with the flow, MW, until the first of <paramref name="Dated"/>.</param>
/// <param name="ReverseMw">Limit against it, MW.</param>
/// <param name="Dated">Limits that the scenario dates, each from its tick on, in their order; without what countries decide.</param>
public sealed record LineDocument(
    string Id, string From, string To, double ForwardMw, double ReverseMw, IReadOnlyList<DatedLimits> Dated);

/// <summary>A datacenter or a fab.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Zone">Zone.</param>
/// <param name="Kind">campus, existing, or what the fab makes.</param>
/// <param name="Owner">Operator of a datacenter; empty for fabs.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="PlannedMw">Power that is planned over time, MW by date; empty for fabs.</param>
public sealed record SiteDocument(
    string Id,
    string Name,
    string Zone,
    string Kind,
    string Owner,
    double Latitude,
    double Longitude,
    IReadOnlyList<DatedDocument> PlannedMw);

/// <summary>A dated value.</summary>
/// <param name="Utc">From when.</param>
/// <param name="Value">Value.</param>
public sealed record DatedDocument(DateTime Utc, double Value);

/// <summary>A metric.</summary>
/// <param name="Name">Name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Decimals">Decimals that are kept.</param>
/// <param name="Meaning">What it is, in a sentence.</param>
public sealed record MetricDocument(string Name, string Title, string Unit, int Decimals, string Meaning);

/// <summary>How a table of the scenario is known.</summary>
/// <param name="Table">Table.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Assumed">Rows that no source publishes.</param>
public sealed record AssumptionDocument(string Table, int Rows, int Assumed);
