using System.IO.Compression;
using DigitalTwin.Results.Metrics;
using Parquet;
using Parquet.Schema;

namespace DigitalTwin.Results.History;

/// <summary>
/// Writes the Parquet file of a kind and month: a row an hour and entity, sorted by entity and then by hour, so that a series is one piece
/// of one row group.
/// </summary>
internal sealed class ParquetTable : IDisposable
{
    private readonly Calendar _calendar;
    private readonly IReadOnlyList<Metric> _metrics;
    private readonly MemoryStream _file = new();
    private readonly List<Segment> _segments = [];
    private readonly ParquetSchema _schema;
    private readonly ParquetWriter _writer;
    private readonly int _entitiesPerGroup;

    /// <summary>Begins a file, in memory: packed, a month of a kind is a few megabytes.</summary>
    public ParquetTable(EntityKind kind, Calendar calendar, int entitiesPerGroup)
    {
        (Kind, _calendar, _entitiesPerGroup) = (kind, calendar, entitiesPerGroup);
        _metrics = HourMetrics.Of(kind);
        _schema = new ParquetSchema(
            [
                new DateTimeDataField("utc", DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Millis, isNullable: false),
                new DataField<long>("tick"),
                new DataField("entity", typeof(string), isNullable: false),
                .. _metrics.Select(FieldOf),
            ]);
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy, CompressionLevel = CompressionLevel.Fastest };
        options.ColumnEncodingHints["entity"] = EncodingHint.Dictionary;
        options.ColumnEncodingHints["tick"] = EncodingHint.DeltaBinaryPacked;
        _writer = Done(ParquetWriter.CreateAsync(_schema, _file, options));
    }

    /// <summary>The kind.</summary>
    public EntityKind Kind { get; }

    /// <summary>Columns before those of the metrics.</summary>
    public const int KeyColumns = 3;

    /// <summary>Place of the column of ticks.</summary>
    public const int TickColumn = 1;

    /// <summary>Waits for what Parquet.Net does in memory.</summary>
    public static T Done<T>(Task<T> task) => task.GetAwaiter().GetResult();

    /// <summary>Waits for what Parquet.Net does in memory.</summary>
    public static void Done(Task task) => task.GetAwaiter().GetResult();

    /// <summary>Adds a row group.</summary>
    /// <param name="entities">Its entities.</param>
    /// <param name="first">First tick.</param>
    /// <param name="ticks">Ticks.</param>
    /// <param name="figures">
    /// Entity by entity and metric by metric a whole number a tick; an hour without a figure of the first metric has no row.
    /// </param>
    /// <returns>Rows of each entity.</returns>
    public int[] Add(IReadOnlyList<string> entities, long first, int ticks, ReadOnlySpan<long> figures)
    {
        int[] rows = new int[entities.Count];
        var at = new List<int>(entities.Count * ticks);
        for (int entity = 0; entity < entities.Count; entity++)
        {
            int begin = entity * _metrics.Count * ticks;
            for (int hour = 0; hour < ticks; hour++)
            {
                if (figures[begin + hour] == HistoryRow.Missing)
                    continue;
                at.Add(begin + hour);
                rows[entity]++;
            }
        }

        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        WriteKeys(group, entities, rows, [.. at.Select(place => first + place % ticks)]);
        for (int metric = 0; metric < _metrics.Count; metric++)
            Write(group, metric, at, figures[(metric * ticks)..]);
        group.CompleteValidate();
        return rows;
    }

    /// <summary>Ends the file.</summary>
    public (ClosedTable Table, byte[] Content) Finish()
    {
        long footer = _file.Position;
        Done(_writer.DisposeAsync().AsTask());
        byte[] content = _file.ToArray();
        AddSegment(footer, content);
        return (new ClosedTable(Kind, content.Length, _entitiesPerGroup, [.. _segments]), content);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static DataField FieldOf(Metric metric) =>
        metric.IsWhole ? new DataField<long>(metric.Column) : new DataField<double>(metric.Column);

    private void WriteKeys(ParquetRowGroupWriter group, IReadOnlyList<string> entities, int[] rows, long[] ticks)
    {
        var names = new List<string>(ticks.Length);
        for (int entity = 0; entity < rows.Length; entity++)
            names.AddRange(Enumerable.Repeat(entities[entity], rows[entity]));
        DateTime[] instants = [.. ticks.Select(_calendar.InstantOf)];
        Put(() => group.WriteAsync<DateTime>(_schema.DataFields[0], instants));
        Put(() => group.WriteAsync<long>(_schema.DataFields[TickColumn], ticks));
        Put(() => group.WriteAsync(_schema.DataFields[2], names));
    }

    private void Write(ParquetRowGroupWriter group, int metric, List<int> at, ReadOnlySpan<long> figures)
    {
        DataField field = _schema.DataFields[KeyColumns + metric];
        if (_metrics[metric].IsWhole)
        {
            long[] whole = new long[at.Count];
            for (int row = 0; row < whole.Length; row++)
                whole[row] = figures[at[row]];
            Put(() => group.WriteAsync<long>(field, whole));
            return;
        }

        double[] values = new double[at.Count];
        for (int row = 0; row < values.Length; row++)
            values[row] = _metrics[metric].Decode(figures[at[row]]);
        Put(() => group.WriteAsync<double>(field, values));
    }

    private void Put(Func<Task> write)
    {
        long before = _file.Position;
        Done(write());
        AddSegment(before, _file.GetBuffer().AsSpan(0, (int)_file.Position));
    }

    private void AddSegment(long offset, ReadOnlySpan<byte> content) =>
        _segments.Add(new Segment(offset, (int)(content.Length - offset), XxHash64.Compute(content[(int)offset..])));
}
