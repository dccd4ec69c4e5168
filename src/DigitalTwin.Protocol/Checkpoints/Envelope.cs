using System.Buffers.Binary;

namespace DigitalTwin.Protocol.Checkpoints;

/// <summary>
/// What every stored object is wrapped in: a mark, the version of the format, the content's length and digest. Torn, truncated,
/// bit-flipped, foreign and older bytes are distinguished from whole ones before any of them is read.
/// </summary>
public static class Envelope
{
    /// <summary>
    /// Version of the format of stored states. It rises with every change to what an entity's state holds; a build reads its own
    /// version only, and refuses others by name.
    /// </summary>
    public const int FormatVersion = 12;

    private const ulong Mark = 0x31_4E_49_57_54_47_49_44; // "DIGTWIN1" in the order of bytes
    private const int HeaderBytes = sizeof(ulong) + sizeof(int) + sizeof(int) + sizeof(ulong);

    /// <summary>Wraps a state.</summary>
    /// <param name="expectedBytes">About how long it is: spares it being moved while it is written.</param>
    public static byte[] Seal(IStateful state, int expectedBytes = 1024)
    {
        var writer = new CanonicalWriter(HeaderBytes + expectedBytes);
        Seal(state, ref writer);
        return writer.ToArray();
    }

    /// <summary>Wraps a state behind what a writer has written so far.</summary>
    public static void Seal(IStateful state, ref CanonicalWriter writer)
    {
        int start = writer.Written.Length;
        writer.Skip(HeaderBytes);
        state.VisitState(ref writer);
        Span<byte> bytes = writer.From(start);
        ReadOnlySpan<byte> content = bytes[HeaderBytes..];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], content.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], Digest.Of(content).Value);
    }

    /// <summary>Bytes of the whole envelope that others may follow; null if no whole one begins here.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Mark)
            return null;
        long length = HeaderBytes + (long)BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        return length >= HeaderBytes && length <= bytes.Length ? (int)length : null;
    }

    /// <summary>What is wrong with bytes that should be one envelope; null if nothing is.</summary>
    public static string? FaultOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            Open(bytes);
            return null;
        }
        catch (CanonicalFormatException e)
        {
            return e.Message;
        }
    }

    /// <summary>Unwraps content.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are foreign, of another version, cut short or changed; says which.</exception>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.Length < HeaderBytes)
            throw new CanonicalFormatException($"cut short: {span.Length} bytes, less than a header");
        if (BinaryPrimitives.ReadUInt64LittleEndian(span) != Mark)
            throw new CanonicalFormatException("foreign: it does not begin as the twin's objects do");
        int version = BinaryPrimitives.ReadInt32LittleEndian(span[8..]);
        if (version != FormatVersion)
            throw new CanonicalFormatException($"written in format {version}; this build reads format {FormatVersion}");
        int length = BinaryPrimitives.ReadInt32LittleEndian(span[12..]);
        if (length != span.Length - HeaderBytes)
            throw new CanonicalFormatException($"torn: {span.Length - HeaderBytes} bytes of content where {length} were written");
        if (Digest.Of(span[HeaderBytes..]).Value != BinaryPrimitives.ReadUInt64LittleEndian(span[16..]))
            throw new CanonicalFormatException("changed: its digest is not that of its content");
        return bytes[HeaderBytes..];
    }
}
