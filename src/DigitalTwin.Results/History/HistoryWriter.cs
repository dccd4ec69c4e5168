using DigitalTwin.Results.Files;
using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.History;

/// <summary>
/// Adds ticks to a run's history: row by row to the month at hand, which becomes Parquet when it is over, while the next one begins.
/// </summary>
public sealed class HistoryWriter : IDisposable
{
    private readonly IFileSystem _files;
    private readonly ulong _run;
    private readonly Func<long, HistoryMonth> _monthOf;
    private readonly MonthPacker _packer;
    private readonly MonthReader _months;
    private readonly List<OpenRows> _open = [];
    private readonly Func<Func<ClosedMonth>, Task<ClosedMonth>> _start;
    private Task<ClosedMonth>? _closing;
    private ClosedMonth? _last;
    private byte[] _row = [];

    /// <param name="files">The run's folder.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="calendar">The run's calendar.</param>
    /// <param name="monthOf">The month of a tick.</param>
    /// <param name="start">Starts the packing of a month: beside the run, or at once where files can be used by one thread only.</param>
    internal HistoryWriter(
        IFileSystem files, ulong run, Calendar calendar, Func<long, HistoryMonth> monthOf,
        Func<Func<ClosedMonth>, Task<ClosedMonth>> start)
    {
        (_files, _run, _monthOf, _start) = (files, run, monthOf, start);
        _packer = new MonthPacker(files, calendar, run);
        _months = new MonthReader(files);
    }

    /// <summary>A writer of months.</summary>
    /// <param name="files">The run's folder.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="calendar">The run's calendar.</param>
    public static HistoryWriter ByMonth(IFileSystem files, ulong run, Calendar calendar) =>
        new(files, run, calendar, tick => HistoryFiles.MonthOf(calendar, tick), Task.Run);

    /// <summary>The tick that can be added next: every one before it is there.</summary>
    public long Next { get; private set; }

    /// <summary>Adds a tick.</summary>
    /// <param name="tick">The tick; must be <see cref="Next"/>.</param>
    /// <param name="schema">What the row holds; another one than before begins a new piece of rows.</param>
    /// <param name="values">A whole number a column, as <see cref="Results.Metrics.Metric.Encode"/> makes it.</param>
    /// <exception cref="InvalidOperationException">The tick is there already, or one before it is missing.</exception>
    /// <exception cref="IOException">It cannot be written, or the month before could not be packed: its rows are still there.</exception>
    public void Append(long tick, HistorySchema schema, ReadOnlySpan<long> values)
    {
        if (tick != Next)
            throw new InvalidOperationException($"History holds {Next} ticks, so tick {tick} cannot be added.");
        if (_closing is { IsCompleted: true })
            EndClosing();
        if (_open.Count == 0 && _last is ClosedMonth month && month.Name == _monthOf(tick).Name)
            OpenAgain(month, month.Ticks); // what was written at an earlier end of the run
        if (_open.Count == 0 || (!ReferenceEquals(schema, _open[^1].Schema) && schema.Digest != _open[^1].Schema.Digest))
            Open(tick, schema);
        OpenRows open = _open[^1];
        RowFile.Write(values, _row);
        _files.WriteAt(open.Piece.Path, RowFile.OffsetOf(open.Rows, values.Length), _row);
        _open[^1] = open with { Rows = open.Rows + 1 };
        Next++;
        CloseIfOver();
    }

    /// <summary>Writes the month at hand as Parquet too: the run ends here, for now.</summary>
    public void Finish()
    {
        if (_open.Count > 0)
            Close();
        EndClosing();
    }

    /// <inheritdoc/>
    public void Dispose() => WaitForClosing();

    /// <summary>Goes back to the ticks before one; where fewer are whole, to as many as are.</summary>
    /// <returns>Ticks that are left, at most <paramref name="ticks"/>.</returns>
    public long GoBackTo(long ticks)
    {
        WaitForClosing();
        _open.Clear();
        (_closing, _last, Next) = (null, null, 0);
        IReadOnlyList<string> names = _files.List(HistoryPiece.Folder);
        TakeMonths(names, ticks);
        IReadOnlyList<HistoryPiece> left = _open.Count > 0 ? [] : HistoryPiece.Among(names);
        foreach (HistoryPiece piece in left)
        {
            if (piece.First == Next && Next < ticks)
                TakeRows(piece, ticks);
        }

        EndClosing();
        DeleteOthers();
        return Next;
    }

    private void TakeMonths(IReadOnlyList<string> names, long ticks)
    {
        ClosedMonth[] months = [.. names.Select(MonthOf).OfType<ClosedMonth>().OrderBy(month => month.First)];
        foreach (ClosedMonth month in months)
        {
            if (month.First != Next || Next >= ticks || month.Run != _run
                || HistoryFiles.ReadSchema(_files, month.Schema) is null || !_months.IsWhole(month))
                return;
            if (month.End > ticks)
            {
                OpenAgain(month, (int)(ticks - month.First));
                return;
            }

            (_last, Next) = (month, month.End);
        }
    }

    private void TakeRows(in HistoryPiece piece, long ticks)
    {
        byte[] file = _files.Read(piece.Path) ?? [];
        if (ChunkHeader.Read(file) is not ChunkHeader header || header.Run != _run || header.First != piece.First
            || HistoryFiles.ReadSchema(_files, header.Schema) is not HistorySchema schema)
            return;
        int rows = (int)Math.Min(ticks - piece.First, RowFile.WholeRows(file, header.Columns));
        if (rows == 0)
            return;
        _files.Truncate(piece.Path, RowFile.OffsetOf(rows, header.Columns));
        Continue(piece, schema, rows);
        CloseIfOver();
    }

    /// <summary>Makes rows of a month again, to which ticks can be added.</summary>
    private void OpenAgain(ClosedMonth month, int ticks)
    {
        HistorySchema schema = HistoryFiles.ReadSchema(_files, month.Schema)!;
        MonthFigures figures = _months.ReadAll(month, schema);
        Open(month.First, schema);
        for (int tick = 0; tick < ticks; tick++)
        {
            RowFile.Write(figures.Row(tick), _row);
            _files.WriteAt(_open[^1].Piece.Path, RowFile.OffsetOf(tick, schema.Columns.Count), _row);
        }

        Continue(_open[^1].Piece, schema, ticks);
        _last = null;
        _files.Delete(month.Path);
        foreach (ClosedTable table in month.Tables)
            _files.Delete(ClosedMonth.PathOf(table.Kind, month.Name));
    }

    private void Continue(in HistoryPiece piece, HistorySchema schema, int rows)
    {
        _open.RemoveAll(Same(piece));
        _open.Add(new OpenRows(piece, schema, rows));
        Next = piece.First + rows;
        _row = new byte[RowFile.Stride(schema.Columns.Count)];
    }

    private static Predicate<OpenRows> Same(HistoryPiece piece) => rows => rows.Piece == piece;

    private void Open(long first, HistorySchema schema)
    {
        _files.CreateFolder(HistoryPiece.Folder);
        HistoryFiles.WriteSchema(_files, schema);
        var piece = new HistoryPiece(first);
        RowFile.Create(_files, piece, new ChunkHeader(_run, schema.Digest, first, 0, schema.Columns.Count));
        Continue(piece, schema, 0);
    }

    private void CloseIfOver()
    {
        if (Next == _monthOf(_open[0].Piece.First).End)
            Close();
    }

    /// <summary>Packs the month at hand; one month at a time, so that memory and files do not grow with the speed of a run.</summary>
    private void Close()
    {
        EndClosing();
        OpenRows[] rows = [.. _open];
        _open.Clear();
        string name = _monthOf(rows[0].Piece.First).Name;
        _closing = _start(() => Pack(name, rows));
    }

    /// <summary>Its rows go when the month is there whole: until then a run that is killed finds them.</summary>
    private ClosedMonth Pack(string name, OpenRows[] month)
    {
        ClosedMonth closed = _packer.Pack(name, month);
        foreach (OpenRows rows in month)
            _files.Delete(rows.Piece.Path);
        return closed;
    }

    private void EndClosing()
    {
        if (_closing is not Task<ClosedMonth> closing)
            return;
        _closing = null;
        _last = closing.GetAwaiter().GetResult();
    }

    /// <summary>Waits, however it ends: what could not be packed is still there as rows.</summary>
    private void WaitForClosing()
    {
        if (_closing is Task<ClosedMonth> closing)
            Task.WaitAny(closing);
    }

    /// <summary>Deletes what is no part of the ticks that are there: what is damaged, later, a draft, or of an older build.</summary>
    private void DeleteOthers()
    {
        long closed = _open.Count > 0 ? _open[0].Piece.First : Next;
        var kept = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string name in _files.List(HistoryPiece.Folder))
        {
            string path = $"{HistoryPiece.Folder}/{name}";
            if (MonthOf(name) is ClosedMonth month && month.Run == _run && month.End <= closed)
                kept.Add(month.Name);
            else if (!name.EndsWith(".schema", StringComparison.Ordinal) && !_open.Exists(rows => rows.Piece.Path == path))
                _files.Delete(path);
        }

        foreach (EntityKind kind in HourMetrics.Kinds)
        {
            string folder = HistoryFiles.FolderOf(kind);
            foreach (string name in _files.List(folder))
            {
                if (!name.EndsWith(".parquet", StringComparison.Ordinal) || !kept.Contains(Path.GetFileNameWithoutExtension(name)))
                    _files.Delete($"{folder}/{name}");
            }
        }
    }

    /// <summary>The month that a file says to be there; null where it is no such file, or damaged.</summary>
    private ClosedMonth? MonthOf(string file) => !file.EndsWith(ClosedMonth.Extension, StringComparison.Ordinal)
        ? null
        : ClosedMonth.Read(Path.GetFileNameWithoutExtension(file), _files.Read($"{HistoryPiece.Folder}/{file}") ?? []);
}
