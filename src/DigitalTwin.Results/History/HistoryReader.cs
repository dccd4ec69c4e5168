using DigitalTwin.Results.Files;
using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.History;

/// <summary>
/// Reads a run's history, while it goes on or afterwards, in this process or another. Holds what is known of each month, and the figures of
/// the month of which a tick was read last; the rest stays in its files.
/// </summary>
/// <param name="files">The run's folder.</param>
/// <param name="calendar">Calendar of the run.</param>
public sealed class HistoryReader(IFileSystem files, Calendar calendar)
{
    private readonly Lock _lock = new();
    private readonly MonthReader _months = new(files);
    private readonly Dictionary<string, ClosedMonth> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, HistorySchema> _schemas = [];
    private MonthFigures? _lastRead;
    private (HistoryPiece Piece, ulong Schema, int Rows) _checked;

    /// <summary>Ticks that are there: 0 up to this one, this one not.</summary>
    public long Ticks => Parts() is [.., var last] ? last.End : 0;

    /// <summary>What the newest tick holds; null before the first.</summary>
    public HistorySchema? Schema
    {
        get
        {
            lock (_lock)
                return Parts() is [.., var last] ? SchemaOf(last.Schema) : null;
        }
    }

    /// <summary>Reads a series.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="metric">Name of the metric.</param>
    /// <param name="from">First tick.</param>
    /// <param name="to">Tick after the last.</param>
    /// <param name="resolution">How hours are drawn together.</param>
    /// <returns>Null where the history knows no such entity or metric.</returns>
    /// <exception cref="HistoryDamageException">A file is damaged.</exception>
    public HistorySeries? Read(string entity, string metric, long from, long to, HistoryResolution resolution) => Try(() =>
    {
        var points = new PointGathering(calendar, resolution);
        Metric? found = null;
        foreach (Part part in Parts())
        {
            HistorySchema schema = SchemaOf(part.Schema);
            if (schema.Find(entity, metric) is not int column)
                continue;
            found = schema.Columns[column].Metric;
            long first = Math.Max(from, part.First), end = Math.Min(to, part.End);
            if (first >= end)
                continue;
            ReadOnlySpan<long> values = ReadColumn(part, schema, column, (int)(first - part.First), (int)(end - first));
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] != HistoryRow.Missing)
                    points.Add(first + i, found.Decode(values[i]));
            }
        }

        return found is null ? null : new HistorySeries(entity, found, points.Finish());
    });

    /// <summary>Reads all figures of a tick, in the order of <see cref="Schema"/>; null where it is not there.</summary>
    /// <exception cref="HistoryDamageException">A file is damaged.</exception>
    public HistoryRow? ReadRow(long tick) => Try(() =>
    {
        List<Part> parts = Parts();
        foreach (Part part in parts)
        {
            if (tick < part.First || tick >= part.End)
                continue;
            HistorySchema schema = SchemaOf(part.Schema);
            var row = new HistoryRow(tick, schema, ReadRow(part, schema, (int)(tick - part.First)));
            return row.In(SchemaOf(parts[^1].Schema).Including(schema));
        }

        return null;
    });

    /// <summary>Asks once more where a month was closed, or opened again, while it was being read.</summary>
    private T Try<T>(Func<T> read)
    {
        lock (_lock)
        {
            RefuseOldForm();
            try
            {
                return read();
            }
            catch (HistoryDamageException)
            {
                _known.Clear();
                (_lastRead, _checked) = (null, default);
                return read();
            }
        }
    }

    private void RefuseOldForm()
    {
        string? old = files.List(HistoryPiece.Folder).FirstOrDefault(name => name.EndsWith(HistoryPiece.OldForm, StringComparison.Ordinal));
        if (old is not null)
            throw new HistoryDamageException($"{HistoryPiece.Folder}/{old}", "an older build wrote this history, before it was Parquet");
    }

    private ReadOnlySpan<long> ReadColumn(in Part part, HistorySchema schema, int column, int hour, int hours)
    {
        if (part.Month is ClosedMonth month)
            return _months.ReadColumn(month, schema, column).AsSpan(hour, hours);
        using Stream open = files.OpenRead(part.Rows.Path) ?? throw Gone(part.Rows);
        Check(part, open, schema.Columns.Count, hour + hours);
        long[] values = new long[hours];
        RowFile.ReadColumn(open, schema.Columns.Count, column, hour, values);
        return values;
    }

    /// <summary>Each row of the open piece is checked once; a column alone would not show that its row is damaged.</summary>
    private void Check(in Part part, Stream open, int columns, int end)
    {
        int known = _checked.Piece == part.Rows && _checked.Schema == part.Schema ? _checked.Rows : 0;
        if (known >= end)
            return;
        int whole = RowFile.FirstDamaged(open, columns, known, end);
        _checked = (part.Rows, part.Schema, whole);
        if (whole < end)
            throw new HistoryDamageException(part.Rows.Path, $"tick {part.First + whole} is damaged");
    }

    private long[] ReadRow(in Part part, HistorySchema schema, int hour)
    {
        if (part.Month is ClosedMonth month)
        {
            if (_lastRead is null || _lastRead.Month != month)
            {
                _lastRead = null; // one month at a time is held
                _lastRead = _months.ReadAll(month, schema);
            }

            return _lastRead.Row(hour);
        }

        using Stream open = files.OpenRead(part.Rows.Path) ?? throw Gone(part.Rows);
        byte[] row = new byte[RowFile.Stride(schema.Columns.Count)];
        var values = new long[schema.Columns.Count];
        open.Position = RowFile.OffsetOf(hour, values.Length);
        return open.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) == row.Length && RowFile.Read(row, values)
            ? values
            : throw new HistoryDamageException(part.Rows.Path, $"tick {part.First + hour} is damaged");
    }

    /// <summary>The parts that follow on each other from tick 0 on, the newest with the ticks that it has by now.</summary>
    private List<Part> Parts()
    {
        lock (_lock)
        {
            var found = new List<Part>();
            IReadOnlyList<string> names = files.List(HistoryPiece.Folder);
            IEnumerable<Part> months = names.Where(name => name.EndsWith(ClosedMonth.Extension, StringComparison.Ordinal))
                .Select(MonthOf).OfType<ClosedMonth>()
                .Select(month => new Part(month.First, month.Ticks, month.Schema, month, default));
            IEnumerable<Part> rows = HistoryPiece.Among(names).Select(RowsOf).OfType<Part>();
            long next = 0;
            foreach (Part part in months.Concat(rows).OrderBy(part => part.First).ThenBy(part => part.Month is null))
            {
                if (part.First != next || part.Ticks == 0)
                    continue;
                found.Add(part);
                next += part.Ticks;
            }

            return found;
        }
    }

    private ClosedMonth? MonthOf(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        if (_known.TryGetValue(name, out ClosedMonth? known))
            return known;
        if (ClosedMonth.Read(name, files.Read($"{HistoryPiece.Folder}/{file}") ?? []) is not ClosedMonth month)
            return null;
        if (calendar.InstantOf(month.End) is { Day: 1, Hour: 0 })
            _known.Add(name, month); // one that a run has ended in may grow
        else if (_lastRead?.Month is ClosedMonth last && last.Name == name && last.ToBytes().AsSpan().SequenceEqual(month.ToBytes()))
            return last;
        return month;
    }

    private Part? RowsOf(HistoryPiece piece)
    {
        using Stream? file = files.OpenRead(piece.Path);
        byte[] bytes = new byte[ChunkHeader.Bytes];
        return file is null || file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length
            || ChunkHeader.Read(bytes) is not ChunkHeader header
            ? null
            : new Part(header.First, RowFile.RowsIn(file.Length, header.Columns), header.Schema, null, piece);
    }

    private HistorySchema SchemaOf(ulong digest)
    {
        if (_schemas.TryGetValue(digest, out HistorySchema? known))
            return known;
        HistorySchema schema = HistoryFiles.ReadSchema(files, digest)
            ?? throw new HistoryDamageException(HistoryPiece.SchemaPath(digest), "the file is missing, or not a schema of this build");
        _schemas[digest] = schema;
        return schema;
    }

    private static HistoryDamageException Gone(in HistoryPiece piece) => new(piece.Path, "the file is gone");

    /// <summary>Ticks that follow on each other: a month in Parquet, or rows.</summary>
    private readonly record struct Part(long First, int Ticks, ulong Schema, ClosedMonth? Month, HistoryPiece Rows)
    {
        public long End => First + Ticks;
    }
}
