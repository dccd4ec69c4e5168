using DigitalTwin.Core.Randomness;

namespace DigitalTwin.Core.Numerics;

/// <summary>
/// What this process makes of a fixed chain of the operations that touch state: + - x / and square root, on ordinary, tiny and huge
/// numbers. Processes whose digests differ round differently, and must not share a run.
/// </summary>
public static class Arithmetic
{
    /// <summary>The digest of IEEE 754 arithmetic in double precision, rounded to nearest, with nothing fused or flushed to zero.</summary>
    public const ulong Golden = 0xAF86FE8BBC18F2C8;

    private const int Steps = 4096;

    /// <summary>The digest of this process.</summary>
    public static ulong Digest()
    {
        ulong digest = 0;
        double chain = 1;
        for (int step = 1; step <= Steps; step++)
        {
            ulong bits = Hash64.Mix((ulong)step);
            double a = 1 + (bits >> 12) / (double)(1UL << 52);
            double b = 1 + (Hash64.Mix(bits) >> 12) / (double)(1UL << 52);
            double product = a * b;
            chain = Math.Sqrt((chain * a + b) / (a - product + 3));
            Take(product);
            Take(a * b - product); // zero, unless multiplied and added at once
            Take(chain);
            Take(a / b * 1e-308 / 1e8); // below the smallest normal number
            Take((double)(long)(a * 1e15) / b);
        }

        return digest;

        void Take(double value) => digest = Hash64.Mix(digest ^ (ulong)BitConverter.DoubleToInt64Bits(value));
    }
}
