using System.Text;
using DigitalTwin.Engine.Storage;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Engine.History;

/// <summary>
/// Reads a run's history, while it goes on or afterwards, in this process or another. Holds headers and schemas alone, so that memory does
/// not grow with what is read.
/// </summary>
/// <param name="files">The run's folder.</param>
/// <param name="calendar">Calendar of the run.</param>
public sealed class HistoryReader(IFileSystem files, Calendar calendar)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<HistoryPiece, ChunkHeader> _closed = [];
    private readonly Dictionary<ulong, HistorySchema> _schemas = [];
    private (HistoryPiece Piece, byte[] Content)? _lastRead;
    private (HistoryPiece Piece, ulong Schema, int Rows) _checked;

    /// <summary>Ticks that are there: 0 up to this one, this one not.</summary>
    public long Ticks => Pieces() is [.., var last] ? last.First + last.Ticks : 0;

    /// <summary>What the newest tick holds; null before the first.</summary>
    public HistorySchema? Schema
    {
        get
        {
            lock (_lock)
                return Pieces() is [.., var last] ? SchemaOf(last) : null;
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
    public HistorySeries? Read(string entity, string metric, long from, long to, HistoryResolution resolution)
    {
        lock (_lock)
        {
            var points = new PointGathering(calendar, resolution);
            HistoryMetric? found = null;
            foreach (ChunkHeader header in Pieces())
            {
                HistorySchema schema = SchemaOf(header);
                if (schema.Find(entity, metric) is not int column)
                    continue;
                found = schema.Columns[column].Metric;
                long first = Math.Max(from, header.First), end = Math.Min(to, header.First + header.Ticks);
                if (first >= end)
                    continue;
                var values = new long[end - first];
                ReadColumn(header, column, (int)(first - header.First), values);
                for (int i = 0; i < values.Length; i++)
                {
                    if (values[i] != ColumnEntry.Missing)
                        points.Add(first + i, found.Decode(values[i]));
                }
            }

            return found is null ? null : new HistorySeries(entity, found, points.Finish());
        }
    }

    /// <summary>Reads all figures of a tick; null where it is not there.</summary>
    /// <exception cref="HistoryDamageException">A file is damaged.</exception>
    public HistoryRow? ReadRow(long tick)
    {
        lock (_lock)
        {
            foreach (ChunkHeader header in Pieces())
            {
                if (tick >= header.First && tick < header.First + header.Ticks)
                    return new HistoryRow(tick, SchemaOf(header), ReadRow(header, (int)(tick - header.First)));
            }

            return null;
        }
    }

    private static HistoryPiece PieceOf(in ChunkHeader header, bool closed) => new(header.First, closed);

    private void ReadColumn(in ChunkHeader header, int column, int hour, Span<long> values)
    {
        HistoryPiece closed = PieceOf(header, closed: true), rows = PieceOf(header, closed: false);
        if (ReadClosed(closed, header, column, hour, values))
            return;
        using Stream? open = files.OpenRead(rows.Path);
        if (open is not null)
        {
            Check(rows, open, header, hour + values.Length);
            RowFile.ReadColumn(open, header.Columns, column, hour, values);
        }
        else if (!ReadClosed(closed, header, column, hour, values)) // packed between the two looks
        {
            throw Gone(rows);
        }
    }

    private bool ReadClosed(in HistoryPiece closed, in ChunkHeader header, int column, int hour, Span<long> values)
    {
        using Stream? file = files.OpenRead(closed.Path);
        if (file is null)
            return false;
        // Opened while ticks were added, packed since: the file's own header says how many there are.
        ChunkHeader packed = HeaderOf(closed) ?? throw Gone(closed);
        ColumnFile.ReadColumn(file, closed.Path, packed, column, hour, values);
        return true;
    }

    /// <summary>Each row of the open piece is checked once; a column alone would not show that its row is damaged.</summary>
    private void Check(in HistoryPiece rows, Stream open, in ChunkHeader header, int end)
    {
        int known = _checked.Piece == rows && _checked.Schema == header.Schema ? _checked.Rows : 0;
        if (known >= end)
            return;
        int whole = RowFile.FirstDamaged(open, header.Columns, known, end);
        _checked = (rows, header.Schema, whole);
        if (whole < end)
            throw new HistoryDamageException(rows.Path, $"tick {header.First + whole} is damaged");
    }

    private long[] ReadRow(in ChunkHeader header, int hour)
    {
        HistoryPiece closed = PieceOf(header, closed: true), rows = PieceOf(header, closed: false);
        if (ReadClosedRow(closed, hour) is long[] packed)
            return packed;
        using Stream? open = files.OpenRead(rows.Path);
        if (open is null) // packed between the two looks
            return ReadClosedRow(closed, hour) ?? throw Gone(rows);
        byte[] row = new byte[RowFile.Stride(header.Columns)];
        var values = new long[header.Columns];
        open.Position = RowFile.OffsetOf(hour, header.Columns);
        open.ReadExactly(row);
        return RowFile.Read(row, values) ? values : throw new HistoryDamageException(rows.Path, $"tick {header.First + hour} is damaged");
    }

    private long[]? ReadClosedRow(in HistoryPiece closed, int hour)
    {
        if (files.Length(closed.Path) is null)
            return null;
        ChunkHeader packed = HeaderOf(closed) ?? throw new HistoryDamageException(closed.Path, "its header is damaged");
        if (_lastRead?.Piece != closed)
        {
            byte[] content = files.Read(closed.Path) ?? throw Gone(closed);
            if (!ColumnFile.IsWhole(content, packed))
                throw new HistoryDamageException(closed.Path, "a column is damaged");
            _lastRead = (closed, content);
        }

        return ColumnFile.ReadRow(_lastRead.Value.Content, closed.Path, packed, hour);
    }

    /// <summary>The pieces that follow on each other from tick 0 on, the newest with the ticks that it has by now.</summary>
    private List<ChunkHeader> Pieces()
    {
        lock (_lock)
        {
            var found = new List<ChunkHeader>();
            long next = 0;
            foreach (HistoryPiece piece in HistoryPiece.Among(files.List(HistoryPiece.Folder)))
            {
                if (piece.First != next)
                    continue;
                ChunkHeader? read = HeaderOf(piece) ?? HeaderOf(piece with { Closed = true }); // packed since the folder was listed
                if (read is not ChunkHeader header)
                    continue;
                found.Add(header);
                next += header.Ticks;
                if (header.Ticks == 0)
                    break;
            }

            return found;
        }
    }

    private ChunkHeader? HeaderOf(in HistoryPiece piece)
    {
        if (piece.Closed && _closed.TryGetValue(piece, out ChunkHeader known))
            return known;
        using Stream? file = files.OpenRead(piece.Path);
        byte[] bytes = new byte[ChunkHeader.Bytes];
        if (file is null || file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length
            || ChunkHeader.Read(bytes) is not ChunkHeader header)
            return null;
        if (!piece.Closed)
            return header with { Ticks = RowFile.RowsIn(file.Length, header.Columns) };
        _closed[piece] = header;
        return header;
    }

    private HistorySchema SchemaOf(in ChunkHeader header)
    {
        if (_schemas.TryGetValue(header.Schema, out HistorySchema? known))
            return known;
        string path = HistoryPiece.SchemaPath(header.Schema);
        byte[] text = files.Read(path) ?? throw new HistoryDamageException(path, "the file is missing");
        HistorySchema schema = HistorySchema.Parse(Encoding.UTF8.GetString(text), header.Schema)
            ?? throw new HistoryDamageException(path, "it is not a schema of this build");
        _schemas[header.Schema] = schema;
        return schema;
    }

    private static HistoryDamageException Gone(in HistoryPiece piece) => new(piece.Path, "the file is gone");
}
