using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.History;

/// <summary>One metric of one entity over a range.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Points">The points in order; hours without a value have none.</param>
public sealed record HistorySeries(string Entity, Metric Metric, IReadOnlyList<HistoryPoint> Points);

/// <summary>Hours drawn together.</summary>
/// <param name="Tick">First tick of the hour, day or month, or of the range if that begins later.</param>
/// <param name="Hours">Hours that have a value.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Least">Least.</param>
/// <param name="Most">Most.</param>
public readonly record struct HistoryPoint(long Tick, int Hours, double Mean, double Least, double Most);

/// <summary>A column: one metric of one entity.</summary>
/// <param name="Entity">The entity, as events name it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Metric">The metric.</param>
public readonly record struct HistoryColumn(string Entity, EntityKind Kind, Metric Metric);

/// <summary>How hours are drawn together.</summary>
public enum HistoryResolution
{
    /// <summary>Each for itself.</summary>
    Hour,

    /// <summary>By UTC day.</summary>
    Day,

    /// <summary>By UTC month.</summary>
    Month,
}
