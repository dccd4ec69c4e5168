using System.Text;
using DigitalTwin.Engine.Storage;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Engine.History;

/// <summary>Adds ticks to a run's history: row by row to the newest piece, which is packed by columns when its month is over.</summary>
/// <param name="files">The run's folder.</param>
/// <param name="run">Number of the run.</param>
/// <param name="endOf">The tick at which the piece must end that holds a given one: the first of the next month.</param>
public sealed class HistoryWriter(IFileSystem files, ulong run, Func<long, long> endOf)
{
    private HistorySchema? _schema;
    private HistoryPiece? _open;
    private int _rows;
    private byte[] _row = [];

    /// <summary>A writer whose pieces are months.</summary>
    /// <param name="files">The run's folder.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="calendar">The run's calendar.</param>
    public static HistoryWriter ByMonth(IFileSystem files, ulong run, Calendar calendar) =>
        new(files, run, tick => PointGathering.EndOfMonth(calendar, tick));

    /// <summary>The tick that can be added next: every one before it is there.</summary>
    public long Next { get; private set; }

    /// <summary>Adds a tick.</summary>
    /// <param name="tick">The tick; must be <see cref="Next"/>.</param>
    /// <param name="schema">What the row holds; another one than before begins a new piece.</param>
    /// <param name="values">A whole number a column, <see cref="HistoryMetric.Encode"/>.</param>
    /// <exception cref="InvalidOperationException">The tick is there already, or one before it is missing.</exception>
    public void Append(long tick, HistorySchema schema, ReadOnlySpan<long> values)
    {
        if (tick != Next)
            throw new InvalidOperationException($"History holds {Next} ticks, so tick {tick} cannot be added.");
        if (_open is not null && !ReferenceEquals(schema, _schema) && schema.Digest != _schema!.Digest)
            Close();
        if (_open is null)
            Open(tick, schema);
        RowFile.Write(values, _row);
        files.WriteAt(_open!.Value.Path, RowFile.OffsetOf(_rows, values.Length), _row);
        _rows++;
        Next++;
        if (Next == endOf(_open.Value.First))
            Close();
    }

    /// <summary>Goes back to the ticks before one; where fewer are whole, to as many as are.</summary>
    /// <returns>Ticks that are left, at most <paramref name="ticks"/>.</returns>
    public long GoBackTo(long ticks)
    {
        (_open, _schema, _rows, Next) = (null, null, 0, 0);
        foreach (HistoryPiece piece in HistoryPiece.Among(files.List(HistoryPiece.Folder)))
        {
            bool taken = piece.First == Next && Next < ticks && _open is null && Take(piece, ticks);
            if (!taken && piece != _open) // which may just have been made out of its closed form
                files.Delete(piece.Path);
        }

        foreach (string draft in files.List(HistoryPiece.Folder).Where(name => name.EndsWith(".tmp", StringComparison.Ordinal)))
            files.Delete($"{HistoryPiece.Folder}/{draft}");
        return Next;
    }

    private bool Take(in HistoryPiece piece, long ticks)
    {
        byte[] file = files.Read(piece.Path) ?? [];
        if (ChunkHeader.Read(file) is not ChunkHeader header || header.Run != run || header.First != piece.First
            || SchemaOf(header) is not HistorySchema schema)
            return false;
        if (piece.Closed)
            return TakeClosed(piece, header, schema, file, ticks);
        int rows = (int)Math.Min(ticks - piece.First, RowFile.WholeRows(file, header.Columns));
        files.Truncate(piece.Path, RowFile.OffsetOf(rows, header.Columns));
        Continue(piece, schema, rows);
        return true;
    }

    private bool TakeClosed(in HistoryPiece piece, in ChunkHeader header, HistorySchema schema, byte[] file, long ticks)
    {
        if (!ColumnFile.IsWhole(file, header))
            return false;
        if (piece.First + header.Ticks <= ticks)
        {
            Next = piece.First + header.Ticks;
            return true;
        }

        Open(piece.First, schema);
        for (int hour = 0; hour < ticks - piece.First; hour++)
        {
            long[] values = ColumnFile.ReadRow(file, piece.Path, header, hour);
            RowFile.Write(values, _row);
            files.WriteAt(_open!.Value.Path, RowFile.OffsetOf(hour, values.Length), _row);
        }

        Continue(_open!.Value, schema, (int)(ticks - piece.First));
        return false; // the closed form goes
    }

    private void Continue(in HistoryPiece piece, HistorySchema schema, int rows)
    {
        (_open, _schema, _rows, Next) = (piece, schema, rows, piece.First + rows);
        _row = new byte[RowFile.Stride(schema.Columns.Count)];
    }

    private void Open(long first, HistorySchema schema)
    {
        files.CreateFolder(HistoryPiece.Folder);
        string path = HistoryPiece.SchemaPath(schema.Digest);
        if (files.Read(path) is not byte[] known || !known.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(schema.Text)))
            files.Write(path, Encoding.UTF8.GetBytes(schema.Text));
        var piece = new HistoryPiece(first, Closed: false);
        RowFile.Create(files, piece, new ChunkHeader(run, schema.Digest, first, 0, schema.Columns.Count));
        Continue(piece, schema, 0);
    }

    private void Close()
    {
        HistoryPiece piece = _open!.Value;
        byte[] rows = files.Read(piece.Path)!;
        var header = new ChunkHeader(run, _schema!.Digest, piece.First, 0, _schema.Columns.Count);
        ColumnFile.Write(files, piece with { Closed = true }, ColumnFile.Pack(header, rows, _rows));
        files.Delete(piece.Path);
        _open = null;
    }

    private HistorySchema? SchemaOf(in ChunkHeader header) =>
        files.Read(HistoryPiece.SchemaPath(header.Schema)) is byte[] text
            ? HistorySchema.Parse(Encoding.UTF8.GetString(text), header.Schema)
            : null;
}
