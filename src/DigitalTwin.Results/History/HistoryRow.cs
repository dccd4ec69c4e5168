namespace DigitalTwin.Results.History;

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

    /// <summary>Represents an hour without a value.</summary>
    public const long Missing = long.MinValue;

    /// <summary>The same figures in the order of another schema, which has at least their entities.</summary>
    public HistoryRow In(HistorySchema schema)
    {
        if (ReferenceEquals(schema, Schema) || schema.Digest == Schema.Digest)
            return this with { Schema = schema };
        long[] values = new long[schema.Columns.Count];
        for (int column = 0; column < values.Length; column++)
        {
            values[column] = Schema.Find(schema.Columns[column].Entity, schema.Columns[column].Metric.Name) is int own
                ? Values[own]
                : Missing;
        }

        return new HistoryRow(Tick, schema, values);
    }

    /// <summary>The figure of a column; null where the entity had none in this tick.</summary>
    public double? Value(int column) =>
        Values[column] == Missing ? null : Schema.Columns[column].Metric.Decode(Values[column]);
}
