using System.Buffers.Binary;

namespace DigitalTwin.Runs.Storage;

/// <summary>
/// One batch of entries in the file of a log: a head of fixed size with a digest of its own, then the entries. A batch is written and
/// synchronised at once, so a torn one is the last.
/// </summary>
/// <param name="Offset">Byte of the file at which it begins.</param>
/// <param name="Position">Index of its first entry.</param>
/// <param name="Count">Entries in it.</param>
/// <param name="Epoch">Epoch in which it was written.</param>
/// <param name="PayloadBytes">Bytes of the entries.</param>
internal readonly record struct LogFrame(int Offset, long Position, int Count, int Epoch, int PayloadBytes)
{
    /// <summary>Bytes before the entries.</summary>
    public const int HeadBytes = 48;

    private const uint Mark = 0x474F4C54; // "TLOG" in the order of bytes
    private const int PayloadDigestAt = 32;
    private const int HeadDigestAt = 40;

    /// <summary>Byte of the file after it.</summary>
    public int End => Offset + HeadBytes + PayloadBytes;

    /// <summary>The bytes of a batch.</summary>
    public static byte[] Write(ulong run, int epoch, long position, IEnumerable<LogEntry> entries)
    {
        var writer = new CanonicalWriter(1024);
        int count = 0;
        foreach (LogEntry entry in entries)
        {
            entry.VisitState(ref writer);
            count++;
        }

        byte[] bytes = new byte[HeadBytes + writer.Written.Length];
        writer.Written.CopyTo(bytes.AsSpan(HeadBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), writer.Written.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), run);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), position);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), epoch);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), count);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(PayloadDigestAt), Digest.Of(writer.Written).Value);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(HeadDigestAt), Digest.Of(bytes.AsSpan(0, HeadDigestAt)).Value);
        return bytes;
    }

    /// <summary>Reads the head at a place of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">The place.</param>
    /// <param name="run">The run.</param>
    /// <param name="frame">What the head says, if it is whole.</param>
    /// <returns>Whether a whole head of this run is there.</returns>
    public static bool TryReadHead(ReadOnlySpan<byte> file, int offset, ulong run, out LogFrame frame)
    {
        frame = default;
        if (file.Length - offset < HeadBytes)
            return false;
        ReadOnlySpan<byte> head = file.Slice(offset, HeadBytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != Mark
            || Digest.Of(head[..HeadDigestAt]).Value != BinaryPrimitives.ReadUInt64LittleEndian(head[HeadDigestAt..])
            || BinaryPrimitives.ReadUInt64LittleEndian(head[8..]) != run)
        {
            return false;
        }

        frame = new LogFrame(
            offset,
            BinaryPrimitives.ReadInt64LittleEndian(head[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(head[28..]),
            BinaryPrimitives.ReadInt32LittleEndian(head[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(head[4..]));
        return frame is { PayloadBytes: >= 0, Count: >= 0, Position: >= 0 };
    }

    /// <summary>Whether the entries are all there, as they were written.</summary>
    public bool IsWhole(ReadOnlySpan<byte> file)
    {
        if (file.Length - Offset - HeadBytes < PayloadBytes)
            return false;
        ulong digest = BinaryPrimitives.ReadUInt64LittleEndian(file[(Offset + PayloadDigestAt)..]);
        return Digest.Of(file.Slice(Offset + HeadBytes, PayloadBytes)).Value == digest;
    }

    /// <summary>Adds its entries to a list, from an index on.</summary>
    /// <exception cref="CanonicalFormatException">The entries are in no form that this build knows.</exception>
    public void Read(ReadOnlyMemory<byte> file, long from, List<LogEntry> entries)
    {
        var reader = new CanonicalReader(file.Slice(Offset + HeadBytes, PayloadBytes));
        for (int i = 0; i < Count; i++)
        {
            LogEntry entry = default;
            entry.VisitState(ref reader);
            if (Position + i >= from)
                entries.Add(entry);
        }

        reader.ExpectEnd();
    }
}
