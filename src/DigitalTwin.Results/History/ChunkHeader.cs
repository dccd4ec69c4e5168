using System.Buffers.Binary;

namespace DigitalTwin.Results.History;

/// <summary>What every file of the history begins with.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Schema">Digest of the schema.</param>
/// <param name="First">First tick.</param>
/// <param name="Ticks">Number of ticks; 0 in a file to which ticks are being added: its length says it.</param>
/// <param name="Columns">Number of columns.</param>
internal readonly record struct ChunkHeader(ulong Run, ulong Schema, long First, int Ticks, int Columns)
{
    /// <summary>Length in bytes.</summary>
    public const int Bytes = 48;

    private const ulong Mark = 0x31_54_53_49_48_47_49_44; // "DIGHIST1" in the order of bytes

    /// <summary>The header as bytes; its last eight are the hash of the others.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Mark);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), Run);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), Schema);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), First);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(32), Ticks);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(36), Columns);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(40), XxHash64.Compute(bytes.AsSpan(0, 40)));
        return bytes;
    }

    /// <summary>Reads a header; null where the bytes are none of this format, or damaged.</summary>
    public static ChunkHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Bytes
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Mark
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes[40..]) != XxHash64.Compute(bytes[..40]))
            return null;
        return new ChunkHeader(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]));
    }
}
