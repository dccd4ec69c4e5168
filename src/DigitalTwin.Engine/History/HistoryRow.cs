namespace DigitalTwin.Engine.History;

/// <summary>All figures of one tick.</summary>
/// <param name="Tick">The tick.</param>
/// <param name="Schema">What they are.</param>
/// <param name="Values">A whole number a column.</param>
public sealed record HistoryRow(long Tick, HistorySchema Schema, long[] Values)
{
    /// <summary>A figure; null where the entity had none in this tick.</summary>
    public double? Value(string entity, string metric) => Schema.Find(entity, metric) is int column ? Value(column) : null;

    /// <summary>The figure of a column; null where the entity had none in this tick.</summary>
    public double? Value(int column) =>
        Values[column] == ColumnEntry.Missing ? null : Schema.Columns[column].Metric.Decode(Values[column]);
}
