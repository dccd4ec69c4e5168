using System.Buffers.Binary;

namespace DigitalTwin.Runs.Storage;

/// <summary>
/// The mark at the end of a log's file. The next batch is written over it, with a new one behind: a file that was cut, even between two
/// batches, has none.
/// </summary>
internal static class LogEnd
{
    /// <summary>Its length.</summary>
    public const int Bytes = 24;

    private const ulong Mark = 0x444E_4547_4F4C_5454; // "TTLOGEND" in the order of bytes
    private const int DigestAt = 16;

    /// <summary>The mark after a number of entries.</summary>
    public static byte[] After(ulong run, long entries)
    {
        byte[] bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Mark ^ run);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), entries);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(DigestAt), Digest.Of(bytes.AsSpan(0, DigestAt)).Value);
        return bytes;
    }
}
