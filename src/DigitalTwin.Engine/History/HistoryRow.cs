namespace DigitalTwin.Engine.History;

/// <summary>All figures of one tick.</summary>
/// <param name="Tick">The tick.</param>
/// <param name="Schema">What they are.</param>
/// <param name="Values">A whole number a column.</param>
public sealed record HistoryRow(long Tick, HistorySchema Schema, long[] Values)
{
    /// <summary>Reads the figures of a tick from bytes; null where they are not whole.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="schema">What the bytes hold.</param>
    /// <param name="bytes">What <see cref="ToBytes"/> has made.</param>
    public static HistoryRow? Read(long tick, HistorySchema schema, ReadOnlySpan<byte> bytes)
    {
        long[] values = new long[schema.Columns.Count];
        return bytes.Length == RowFile.Stride(values.Length) && RowFile.Read(bytes, values) ? new HistoryRow(tick, schema, values) : null;
    }

    /// <summary>The figures as bytes, with a hash of their own.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[RowFile.Stride(Values.Length)];
        RowFile.Write(Values, bytes);
        return bytes;
    }

    /// <summary>A figure; null where the entity had none in this tick.</summary>
    public double? Value(string entity, string metric) => Schema.Find(entity, metric) is int column ? Value(column) : null;

    /// <summary>The figure of a column; null where the entity had none in this tick.</summary>
    public double? Value(int column) =>
        Values[column] == ColumnEntry.Missing ? null : Schema.Columns[column].Metric.Decode(Values[column]);
}
