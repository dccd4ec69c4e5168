using System.Buffers.Binary;
using System.Runtime.InteropServices;
using DigitalTwin.Results.Files;

namespace DigitalTwin.Results.History;

/// <summary>The form of a piece to which ticks are being added: a header, then a row a tick, each with its own hash.</summary>
internal static class RowFile
{
    /// <summary>Bytes of a row.</summary>
    public static int Stride(int columns) => (columns + 1) * sizeof(long);

    /// <summary>Whole rows in a file of some length.</summary>
    public static int RowsIn(long length, int columns) => (int)Math.Max(0, (length - ChunkHeader.Bytes) / Stride(columns));

    /// <summary>Where a row begins.</summary>
    public static long OffsetOf(int row, int columns) => ChunkHeader.Bytes + (long)row * Stride(columns);

    /// <summary>Writes a row.</summary>
    public static void Write(ReadOnlySpan<long> values, Span<byte> bytes)
    {
        int length = values.Length * sizeof(long);
        MemoryMarshal.AsBytes(values).CopyTo(bytes);
        if (!BitConverter.IsLittleEndian)
            Turn(bytes[..length]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[length..], XxHash64.Compute(bytes[..length]));
    }

    /// <summary>Reads a row.</summary>
    /// <returns>Whether it is whole.</returns>
    public static bool Read(ReadOnlySpan<byte> bytes, Span<long> values)
    {
        int length = values.Length * sizeof(long);
        if (XxHash64.Compute(bytes[..length]) != BinaryPrimitives.ReadUInt64LittleEndian(bytes[length..]))
            return false;
        bytes[..length].CopyTo(MemoryMarshal.AsBytes(values));
        if (!BitConverter.IsLittleEndian)
            Turn(MemoryMarshal.AsBytes(values));
        return true;
    }

    private static void Turn(Span<byte> bytes)
    {
        Span<long> values = MemoryMarshal.Cast<byte, long>(bytes);
        BinaryPrimitives.ReverseEndianness(values, values);
    }

    /// <summary>Rows from the first on that are whole.</summary>
    public static int WholeRows(byte[] file, int columns)
    {
        int rows = RowsIn(file.Length, columns), length = columns * sizeof(long);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<byte> bytes = file.AsSpan((int)OffsetOf(row, columns), Stride(columns));
            if (XxHash64.Compute(bytes[..length]) != BinaryPrimitives.ReadUInt64LittleEndian(bytes[length..]))
                return row;
        }

        return rows;
    }

    /// <summary>Checks the hashes of some rows.</summary>
    /// <returns>The first damaged row, or the one after the last.</returns>
    public static int FirstDamaged(Stream file, int columns, int firstRow, int rows)
    {
        byte[] row = new byte[Stride(columns)];
        int length = columns * sizeof(long);
        file.Position = OffsetOf(firstRow, columns);
        for (int i = firstRow; i < rows; i++)
        {
            if (file.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length
                || XxHash64.Compute(row.AsSpan(0, length)) != BinaryPrimitives.ReadUInt64LittleEndian(row.AsSpan(length)))
                return i;
        }

        return rows;
    }

    /// <summary>One column of some rows.</summary>
    public static void ReadColumn(Stream file, int columns, int column, int firstRow, Span<long> values)
    {
        Span<byte> cell = stackalloc byte[sizeof(long)];
        for (int i = 0; i < values.Length; i++)
        {
            file.Position = OffsetOf(firstRow + i, columns) + (long)column * sizeof(long);
            file.ReadExactly(cell);
            values[i] = BinaryPrimitives.ReadInt64LittleEndian(cell);
        }
    }

    /// <summary>Creates the file of a piece.</summary>
    public static void Create(IFileSystem files, in HistoryPiece piece, in ChunkHeader header) =>
        files.Write(piece.Path, header.ToBytes());
}
