using DigitalTwin.Results.Files;
using DigitalTwin.Results.Metrics;
using Parquet;
using Parquet.Schema;

namespace DigitalTwin.Results.History;

/// <summary>Reads the Parquet files of a month; every byte that is used is checked against its hash.</summary>
/// <param name="files">The run's folder.</param>
internal sealed class MonthReader(IFileSystem files)
{
    private static readonly byte[] Mark = "PAR1"u8.ToArray();

    /// <summary>Whether every file of a month is whole.</summary>
    public bool IsWhole(ClosedMonth month) => month.Tables.All(table =>
        files.Read(ClosedMonth.PathOf(table.Kind, month.Name)) is byte[] file && file.Length == table.Length
        && table.Segments.All(part => XxHash64.Compute(file.AsSpan((int)part.Offset, part.Length)) == part.Hash));

    /// <summary>Reads a metric of an entity.</summary>
    /// <param name="month">The month.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="column">The column of the schema.</param>
    /// <returns>A whole number a tick.</returns>
    /// <exception cref="HistoryDamageException">A file is damaged.</exception>
    public long[] ReadColumn(ClosedMonth month, HistorySchema schema, int column)
    {
        (string entity, EntityKind kind, Metric metric) = schema.Columns[column];
        int[] sorted = schema.Sorted(kind);
        int place = Array.FindIndex(sorted, other => schema.Entities[other].Entity == entity);
        ClosedTable table = TableOf(month, kind);
        int group = place / table.EntitiesPerGroup, before = group * table.EntitiesPerGroup;
        int offset = 0;
        for (int other = before; other < place; other++)
            offset += month.RowsOf(sorted[other]);
        int rows = month.RowsOf(sorted[place]);
        bool dense = rows == month.Ticks;
        int metricColumn = ParquetTable.KeyColumns + MetricPlace(kind, metric);
        using var file = new CheckedFile(files, month, table, group, dense ? [metricColumn] : [ParquetTable.TickColumn, metricColumn]);
        Figures figures = file.Read(group, metricColumn, metric);
        long[] values = new long[month.Ticks];
        Array.Fill(values, HistoryRow.Missing);
        long[]? ticks = dense ? null : file.ReadWhole(group, ParquetTable.TickColumn);
        for (int row = offset; row < offset + rows; row++)
            values[ticks is null ? row - offset : ticks[row] - month.First] = figures.At(row);
        return values;
    }

    /// <summary>Reads all figures of a month.</summary>
    /// <exception cref="HistoryDamageException">A file is damaged.</exception>
    public MonthFigures ReadAll(ClosedMonth month, HistorySchema schema)
    {
        var figures = new MonthFigures(month, schema);
        foreach (ClosedTable table in month.Tables)
        {
            int[] sorted = schema.Sorted(table.Kind);
            IReadOnlyList<Metric> metrics = HourMetrics.Of(table.Kind);
            using var file = new CheckedFile(files, month, table, null, [.. Enumerable.Range(0, ParquetTable.KeyColumns + metrics.Count)]);
            for (int group = 0; group * table.EntitiesPerGroup < sorted.Length; group++)
            {
                int begin = group * table.EntitiesPerGroup, end = Math.Min(sorted.Length, begin + table.EntitiesPerGroup);
                int[] entities = sorted[begin..end];
                bool dense = entities.All(entity => month.RowsOf(entity) == month.Ticks);
                long[]? ticks = dense ? null : file.ReadWhole(group, ParquetTable.TickColumn);
                figures.Add(entities, ticks, [.. metrics.Select((metric, i) => file.Read(group, ParquetTable.KeyColumns + i, metric))]);
            }
        }

        return figures;
    }

    private static ClosedTable TableOf(ClosedMonth month, EntityKind kind) =>
        month.Tables.FirstOrDefault(table => table.Kind == kind)
        ?? throw new HistoryDamageException(month.Path, $"it names no table of {HistoryFiles.FolderOf(kind)}");

    private static int MetricPlace(EntityKind kind, Metric metric)
    {
        IReadOnlyList<Metric> metrics = HourMetrics.Of(kind);
        int place = 0;
        while (metrics[place].Name != metric.Name)
            place++;
        return place;
    }

    /// <summary>Some column chunks of a Parquet file, read and checked.</summary>
    private sealed class CheckedFile : IDisposable
    {
        private readonly SegmentStream _stream;
        private readonly ParquetReader _reader;

        public CheckedFile(IFileSystem files, ClosedMonth month, ClosedTable table, int? group, int[] columns)
        {
            string path = ClosedMonth.PathOf(table.Kind, month.Name);
            using Stream file = files.OpenRead(path) ?? throw new HistoryDamageException(path, "the file is gone");
            if (file.Length != table.Length)
                throw new HistoryDamageException(path, $"it has {file.Length} bytes in place of {table.Length}");
            int width = ParquetTable.KeyColumns + HourMetrics.Of(table.Kind).Count, groups = (table.Segments.Length - 1) / width;
            _stream = new SegmentStream(table.Length);
            _stream.Add(0, Mark);
            for (int one = group ?? 0; one <= (group ?? groups - 1); one++)
            {
                foreach (int column in columns)
                    Load(file, path, table.Segments[one * width + column]);
            }

            Load(file, path, table.Segments[^1]);
            _reader = ParquetTable.Done(ParquetReader.CreateAsync(_stream));
        }

        /// <summary>A column of whole numbers of a row group.</summary>
        public long[] ReadWhole(int group, int column)
        {
            using ParquetRowGroupReader reader = _reader.OpenRowGroupReader(group);
            long[] whole = new long[reader.RowCount];
            ParquetTable.Done(reader.ReadAsync<long>(_reader.Schema.DataFields[column], whole.AsMemory()).AsTask());
            return whole;
        }

        /// <summary>A metric of a row group.</summary>
        public Figures Read(int group, int column, Metric metric)
        {
            if (metric.IsWhole)
                return new Figures(metric, ReadWhole(group, column), []);
            using ParquetRowGroupReader reader = _reader.OpenRowGroupReader(group);
            double[] values = new double[reader.RowCount];
            ParquetTable.Done(reader.ReadAsync<double>(_reader.Schema.DataFields[column], values.AsMemory()).AsTask());
            return new Figures(metric, [], values);
        }

        public void Dispose()
        {
            ParquetTable.Done(_reader.DisposeAsync().AsTask());
            _stream.Dispose();
        }

        private void Load(Stream file, string path, Segment segment)
        {
            byte[] bytes = new byte[segment.Length];
            file.Position = segment.Offset;
            if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || XxHash64.Compute(bytes) != segment.Hash)
                throw new HistoryDamageException(path, $"the {bytes.Length} bytes from {segment.Offset} on are damaged");
            _stream.Add(segment.Offset, bytes);
        }
    }
}
