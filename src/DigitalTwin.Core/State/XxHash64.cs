using System.Buffers.Binary;
using System.Numerics;

namespace DigitalTwin.Core.State;

/// <summary>
/// xxHash64 with seed 0 (specification: XXH64, Yann Collet). Written here because the state is hashed on every tick and the framework
/// itself carries no fast stable hash; checked against the published vectors.
/// </summary>
public static class XxHash64
{
    private const ulong Prime1 = 11400714785074694791UL;
    private const ulong Prime2 = 14029467366897019727UL;
    private const ulong Prime3 = 1609587929392839161UL;
    private const ulong Prime4 = 9650029242287828579UL;
    private const ulong Prime5 = 2870177450012600261UL;
    private const int StripeBytes = 32;

    /// <summary>Hash of bytes.</summary>
    public static ulong Compute(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> rest = bytes;
        ulong hash = bytes.Length >= StripeBytes ? Stripes(ref rest) : Prime5;
        return Avalanche(Tail(hash + (ulong)bytes.Length, rest));
    }

    private static ulong Stripes(ref ReadOnlySpan<byte> rest)
    {
        ulong lane1 = unchecked(Prime1 + Prime2);
        ulong lane2 = Prime2;
        ulong lane3 = 0;
        ulong lane4 = unchecked(0UL - Prime1);
        while (rest.Length >= StripeBytes)
        {
            lane1 = Round(lane1, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            lane2 = Round(lane2, BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            lane3 = Round(lane3, BinaryPrimitives.ReadUInt64LittleEndian(rest[16..]));
            lane4 = Round(lane4, BinaryPrimitives.ReadUInt64LittleEndian(rest[24..]));
            rest = rest[StripeBytes..];
        }

        ulong hash = BitOperations.RotateLeft(lane1, 1) + BitOperations.RotateLeft(lane2, 7)
            + BitOperations.RotateLeft(lane3, 12) + BitOperations.RotateLeft(lane4, 18);
        hash = Merge(Merge(Merge(Merge(hash, lane1), lane2), lane3), lane4);
        return hash;
    }

    private static ulong Tail(ulong hash, ReadOnlySpan<byte> rest)
    {
        for (; rest.Length >= 8; rest = rest[8..])
            hash = BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest)), 27) * Prime1 + Prime4;
        if (rest.Length >= 4)
        {
            hash = BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1), 23) * Prime2 + Prime3;
            rest = rest[4..];
        }

        foreach (byte b in rest)
            hash = BitOperations.RotateLeft(hash ^ (b * Prime5), 11) * Prime1;
        return hash;
    }

    private static ulong Round(ulong lane, ulong input) => BitOperations.RotateLeft(lane + input * Prime2, 31) * Prime1;

    private static ulong Merge(ulong hash, ulong lane) => (hash ^ Round(0, lane)) * Prime1 + Prime4;

    private static ulong Avalanche(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }
}
