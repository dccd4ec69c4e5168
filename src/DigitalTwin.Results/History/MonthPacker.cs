using DigitalTwin.Results.Files;
using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.History;

/// <summary>Rows of ticks that follow on each other and have the same schema.</summary>
/// <param name="Piece">Their file.</param>
/// <param name="Schema">What they hold.</param>
/// <param name="Rows">How many they are.</param>
internal sealed record OpenRows(HistoryPiece Piece, HistorySchema Schema, int Rows);

/// <summary>
/// Turns the rows of a month into its Parquet files. Takes some columns at a time, so that memory does not grow with the world.
/// </summary>
/// <param name="files">The run's folder.</param>
/// <param name="calendar">Calendar of the run.</param>
/// <param name="run">Number of the run.</param>
internal sealed class MonthPacker(IFileSystem files, Calendar calendar, ulong run)
{
    private const int RowsPerGroup = 24_000;
    private const int FiguresAtOnce = 1 << 20;

    /// <summary>Writes the files of a month, that which says that they are there last.</summary>
    /// <param name="name">Name of the month.</param>
    /// <param name="rows">Its rows, one after the other.</param>
    public ClosedMonth Pack(string name, IReadOnlyList<OpenRows> rows)
    {
        HistorySchema schema = rows[^1].Schema;
        foreach (OpenRows earlier in rows)
            schema = schema.Including(earlier.Schema);
        long first = rows[0].Piece.First;
        int ticks = rows.Sum(part => part.Rows);
        var written = new WrittenMonth(schema, first, ticks);
        int perGroup = Math.Max(1, RowsPerGroup / ticks);
        List<Group> groups =
        [
            .. HourMetrics.Kinds.SelectMany(kind => schema.Sorted(kind).Chunk(perGroup).Select(part => new Group(kind, part))),
        ];
        for (int next = 0; next < groups.Count;)
        {
            int begin = next, columns = groups[next++].Columns;
            while (next < groups.Count && (long)(columns + groups[next].Columns) * ticks <= FiguresAtOnce)
                columns += groups[next++].Columns;
            long[] figures = Gather(rows, schema, groups[begin..next], columns, ticks);
            int at = 0;
            foreach (Group group in groups[begin..next])
            {
                Write(name, written, group, figures.AsSpan(at, group.Columns * ticks), perGroup);
                at += group.Columns * ticks;
            }
        }

        Finish(name, written);
        bool dense = written.Rows.All(count => count == ticks);
        HistoryFiles.WriteSchema(files, schema);
        var month = new ClosedMonth(name, run, schema.Digest, first, ticks, dense ? [] : written.Rows, written.Tables);
        HistoryFiles.WriteWhole(files, month.Path, month.ToBytes());
        return month;
    }

    /// <summary>Some columns of all rows: column by column a figure a tick.</summary>
    private long[] Gather(IReadOnlyList<OpenRows> rows, HistorySchema schema, List<Group> groups, int columns, int ticks)
    {
        var figures = new long[columns * ticks];
        Array.Fill(figures, HistoryRow.Missing);
        int tick = 0;
        foreach (OpenRows part in rows)
        {
            int[] sources = [.. groups.SelectMany(group => SourcesOf(group, schema, part.Schema))];
            var row = new long[part.Schema.Columns.Count];
            byte[] bytes = new byte[RowFile.Stride(row.Length)];
            using Stream file = files.OpenRead(part.Piece.Path)!;
            file.Position = RowFile.OffsetOf(0, row.Length);
            for (int i = 0; i < part.Rows; i++, tick++)
            {
                file.ReadExactly(bytes);
                if (!RowFile.Read(bytes, row))
                    throw new HistoryDamageException(part.Piece.Path, $"tick {part.Piece.First + i} is damaged");
                for (int column = 0; column < sources.Length; column++)
                {
                    if (sources[column] >= 0)
                        figures[column * ticks + tick] = row[sources[column]];
                }
            }
        }

        return figures;
    }

    /// <summary>Where the columns of a group are in rows of some schema; -1 for those that are not.</summary>
    private static IEnumerable<int> SourcesOf(Group group, HistorySchema schema, HistorySchema source)
    {
        foreach (int entity in group.Entities)
        {
            foreach (Metric metric in HourMetrics.Of(group.Kind))
                yield return source.Find(schema.Entities[entity].Entity, metric.Name) ?? -1;
        }
    }

    private void Write(string name, WrittenMonth written, Group group, ReadOnlySpan<long> figures, int perGroup)
    {
        if (written.Table?.Kind != group.Kind)
        {
            Finish(name, written);
            written.Table = new ParquetTable(group.Kind, calendar, perGroup);
        }

        string[] names = [.. group.Entities.Select(entity => written.Schema.Entities[entity].Entity)];
        int[] rows = written.Table!.Add(names, written.First, written.Ticks, figures);
        for (int i = 0; i < rows.Length; i++)
            written.Rows[group.Entities[i]] = rows[i];
    }

    private void Finish(string name, WrittenMonth written)
    {
        if (written.Table is null)
            return;
        (ClosedTable table, byte[] content) = written.Table.Finish();
        written.Tables.Add(table);
        files.CreateFolder(HistoryFiles.FolderOf(table.Kind));
        HistoryFiles.WriteWhole(files, ClosedMonth.PathOf(table.Kind, name), content);
        written.Table.Dispose();
        written.Table = null;
    }

    /// <summary>Entities of one row group, by their places in the schema.</summary>
    private sealed record Group(EntityKind Kind, int[] Entities)
    {
        public int Columns => Entities.Length * HourMetrics.Of(Kind).Count;
    }

    private sealed class WrittenMonth(HistorySchema schema, long first, int ticks)
    {
        public HistorySchema Schema => schema;

        public long First => first;

        public int Ticks => ticks;

        public int[] Rows { get; } = new int[schema.Entities.Count];

        public List<ClosedTable> Tables { get; } = [];

        public ParquetTable? Table { get; set; }
    }
}
