using DigitalTwin.Model.Members;
using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.History;

/// <summary>A column: one metric of one entity.</summary>
/// <param name="Entity">The entity, as events name it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Metric">The metric.</param>
public readonly record struct HistoryColumn(string Entity, EntityKind Kind, Metric Metric);
