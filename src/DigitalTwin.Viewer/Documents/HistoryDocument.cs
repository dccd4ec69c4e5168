namespace DigitalTwin.Viewer.Documents;

/// <summary>Series of a run's history.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="From">First tick.</param>
/// <param name="To">Tick after the last.</param>
/// <param name="Resolution">hour, day or month.</param>
/// <param name="Series">One entry an entity and metric, in the order asked.</param>
public sealed record HistoryDocument(string Run, long From, long To, string Resolution, IReadOnlyList<SeriesDocument> Series);

/// <summary>A series. All lists have the same length.</summary>
/// <param name="Entity">Entity.</param>
/// <param name="Metric">Metric.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Ticks">First tick of each point.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Min">Least; null for hours, where it is the mean.</param>
/// <param name="Max">Most; null for hours, where it is the mean.</param>
/// <param name="Hours">Hours of each point; null for hours.</param>
public sealed record SeriesDocument(
    string Entity,
    string Metric,
    string Unit,
    IReadOnlyList<long> Ticks,
    IReadOnlyList<double> Mean,
    IReadOnlyList<double>? Min,
    IReadOnlyList<double>? Max,
    IReadOnlyList<int>? Hours);
