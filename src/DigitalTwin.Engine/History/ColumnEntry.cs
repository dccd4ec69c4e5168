using System.Buffers.Binary;
using DigitalTwin.Protocol.Identity;

namespace DigitalTwin.Engine.History;

/// <summary>
/// A column of a closed piece: whole numbers as distances from the least of them, each in the same number of bytes, so that any hour is
/// found without reading the others. Distance 0 stands for an hour without a value.
/// </summary>
/// <param name="Least">Least value.</param>
/// <param name="Offset">Where its bytes begin in the file.</param>
/// <param name="Width">Bytes a value, 0 to 8; with 0 every hour has the same: <paramref name="Least"/>, or none.</param>
/// <param name="Empty">Whether no hour has a value.</param>
/// <param name="Hash">Hash of its bytes.</param>
internal readonly record struct ColumnEntry(long Least, long Offset, byte Width, bool Empty, ulong Hash)
{
    /// <summary>Stands for an hour without a value.</summary>
    public const long Missing = long.MinValue;

    /// <summary>Length in bytes.</summary>
    public const int Bytes = 32;

    /// <summary>Packs a column.</summary>
    /// <param name="values">A value an hour.</param>
    /// <param name="offset">Where its bytes will begin.</param>
    /// <param name="packed">Receives them; 8 bytes a value are enough.</param>
    /// <param name="length">Bytes that it became.</param>
    public static ColumnEntry Pack(ReadOnlySpan<long> values, long offset, Span<byte> packed, out int length)
    {
        long least = long.MaxValue, most = long.MinValue;
        bool gaps = false;
        foreach (long value in values)
        {
            gaps |= value == Missing;
            if (value == Missing)
                continue;
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        length = 0;
        bool empty = most == long.MinValue;
        if (empty || (least == most && !gaps))
            return new ColumnEntry(empty ? 0 : least, offset, 0, empty, XxHash64.Compute([]));
        byte width = WidthOf((ulong)(most - least) + 1);
        foreach (long value in values)
        {
            ulong distance = value == Missing ? 0 : (ulong)(value - least) + 1;
            for (int i = 0; i < width; i++)
                packed[length++] = (byte)(distance >> (8 * i));
        }

        return new ColumnEntry(least, offset, width, false, XxHash64.Compute(packed[..length]));
    }

    /// <summary>The value of an hour.</summary>
    /// <param name="packed">The column's bytes.</param>
    /// <param name="hour">The hour, counted from the piece's first.</param>
    public long At(ReadOnlySpan<byte> packed, int hour)
    {
        if (Width == 0)
            return Empty ? Missing : Least;
        ulong distance = 0;
        ReadOnlySpan<byte> bytes = packed.Slice(hour * Width, Width);
        for (int i = 0; i < bytes.Length; i++)
            distance |= (ulong)bytes[i] << (8 * i);
        return distance == 0 ? Missing : Least + (long)(distance - 1);
    }

    /// <summary>Writes the entry.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Least);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Offset);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], Hash);
        bytes[24] = Width;
        bytes[25] = Empty ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[28..], (uint)XxHash64.Compute(bytes[..28]));
    }

    /// <summary>Reads an entry; null where it is damaged.</summary>
    public static ColumnEntry? Read(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[28..]) != (uint)XxHash64.Compute(bytes[..28])
            ? null
            : new ColumnEntry(
                BinaryPrimitives.ReadInt64LittleEndian(bytes),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
                bytes[24],
                bytes[25] == 1,
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));

    private static byte WidthOf(ulong most)
    {
        byte width = 1;
        for (ulong rest = most >> 8; rest > 0; rest >>= 8)
            width++;
        return width;
    }
}
