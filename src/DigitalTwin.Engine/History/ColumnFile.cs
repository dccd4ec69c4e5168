using DigitalTwin.Engine.Storage;
using DigitalTwin.Protocol.Identity;

namespace DigitalTwin.Engine.History;

/// <summary>The form of a closed piece: a header, an entry a column, then the columns' bytes.</summary>
internal static class ColumnFile
{
    /// <summary>Packs the rows of a piece.</summary>
    /// <param name="header">Header of the rows' file.</param>
    /// <param name="rows">The rows' file.</param>
    /// <param name="ticks">Rows to pack.</param>
    public static byte[] Pack(in ChunkHeader header, byte[] rows, int ticks)
    {
        var packed = new MemoryStream();
        int columns = header.Columns;
        packed.Write((header with { Ticks = ticks }).ToBytes());
        packed.SetLength(DataOffset(columns));
        packed.Position = DataOffset(columns);
        byte[] entries = new byte[columns * ColumnEntry.Bytes];
        var values = new long[ticks];
        byte[] bytes = new byte[ticks * sizeof(long)];
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < ticks; row++)
                values[row] = BitConverter.ToInt64(rows, (int)RowFile.OffsetOf(row, columns) + column * sizeof(long));
            ColumnEntry entry = ColumnEntry.Pack(values, packed.Position, bytes, out int length);
            entry.Write(entries.AsSpan(column * ColumnEntry.Bytes));
            packed.Write(bytes, 0, length);
        }

        packed.Position = ChunkHeader.Bytes;
        packed.Write(entries);
        return packed.ToArray();
    }

    /// <summary>One column of some hours.</summary>
    /// <exception cref="HistoryDamageException">The column is damaged.</exception>
    public static void ReadColumn(Stream file, string path, in ChunkHeader header, int column, int firstHour, Span<long> values)
    {
        Span<byte> bytes = stackalloc byte[ColumnEntry.Bytes];
        file.Position = ChunkHeader.Bytes + (long)column * ColumnEntry.Bytes;
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length
            || ColumnEntry.Read(bytes) is not ColumnEntry entry)
            throw Damage(path, header, column);
        byte[] packed = new byte[entry.Width * header.Ticks];
        file.Position = entry.Offset;
        if (file.ReadAtLeast(packed, packed.Length, throwOnEndOfStream: false) < packed.Length || XxHash64.Compute(packed) != entry.Hash)
            throw Damage(path, header, column);
        for (int i = 0; i < values.Length; i++)
            values[i] = entry.At(packed, firstHour + i);
    }

    /// <summary>All columns of one hour.</summary>
    /// <exception cref="HistoryDamageException">A column is damaged.</exception>
    public static long[] ReadRow(byte[] file, string path, in ChunkHeader header, int hour)
    {
        var values = new long[header.Columns];
        for (int column = 0; column < values.Length; column++)
        {
            int at = ChunkHeader.Bytes + column * ColumnEntry.Bytes;
            if (at + ColumnEntry.Bytes > file.Length || ColumnEntry.Read(file.AsSpan(at, ColumnEntry.Bytes)) is not ColumnEntry entry
                || entry.Offset + (long)entry.Width * header.Ticks > file.Length)
                throw Damage(path, header, column);
            values[column] = entry.At(file.AsSpan((int)entry.Offset, entry.Width * header.Ticks), hour);
        }

        return values;
    }

    /// <summary>Whether every column of a file is whole.</summary>
    public static bool IsWhole(byte[] file, in ChunkHeader header)
    {
        for (int column = 0; column < header.Columns; column++)
        {
            int at = ChunkHeader.Bytes + column * ColumnEntry.Bytes;
            if (at + ColumnEntry.Bytes > file.Length || ColumnEntry.Read(file.AsSpan(at, ColumnEntry.Bytes)) is not ColumnEntry entry)
                return false;
            long length = (long)entry.Width * header.Ticks;
            if (entry.Offset + length > file.Length || XxHash64.Compute(file.AsSpan((int)entry.Offset, (int)length)) != entry.Hash)
                return false;
        }

        return true;
    }

    /// <summary>Writes the file of a piece so that it is there whole, or not at all.</summary>
    public static void Write(IFileSystem files, in HistoryPiece piece, byte[] content)
    {
        string draft = piece.Path + ".tmp";
        files.Write(draft, content);
        files.SyncFile(draft);
        files.Rename(draft, piece.Path);
        files.SyncFolder(HistoryPiece.Folder);
    }

    private static long DataOffset(int columns) => ChunkHeader.Bytes + (long)columns * ColumnEntry.Bytes;

    private static HistoryDamageException Damage(string path, in ChunkHeader header, int column) =>
        new(path, $"column {column} of {header.Columns} is damaged");
}
