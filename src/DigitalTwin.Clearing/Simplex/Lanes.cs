using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// Loops over four numbers at a time. Each lane does what a scalar loop would do to its own number (no sum runs across lanes, nothing is
/// contracted), and the width is fixed, so the bits are those of the scalar loop on every machine.
/// </summary>
internal static class Lanes
{
    /// <summary>target -= factor x source.</summary>
    public static void Subtract(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        ref double to = ref MemoryMarshal.GetReference(target);
        ref double from = ref MemoryMarshal.GetReference(source[..target.Length]);
        Vector256<double> factors = Vector256.Create(factor);
        int i = 0;
        for (; i + 4 <= target.Length; i += 4)
        {
            Vector256<double> product = factors * Vector256.LoadUnsafe(ref from, (nuint)i);
            (Vector256.LoadUnsafe(ref to, (nuint)i) - product).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < target.Length; i++)
            target[i] -= factor * source[i];
    }

    /// <summary>The furthest that any value lies outside its bounds; at most zero when all lie inside.</summary>
    public static double LargestBeyond(ReadOnlySpan<double> lower, ReadOnlySpan<double> value, ReadOnlySpan<double> upper)
    {
        ref double low = ref MemoryMarshal.GetReference(lower[..value.Length]);
        ref double at = ref MemoryMarshal.GetReference(value);
        ref double high = ref MemoryMarshal.GetReference(upper[..value.Length]);
        Vector256<double> most = Vector256.Create(double.NegativeInfinity);
        int i = 0;
        for (; i + 4 <= value.Length; i += 4)
        {
            Vector256<double> x = Vector256.LoadUnsafe(ref at, (nuint)i);
            Vector256<double> below = Vector256.LoadUnsafe(ref low, (nuint)i) - x, above = x - Vector256.LoadUnsafe(ref high, (nuint)i);
            most = Vector256.Max(most, Vector256.Max(below, above));
        }

        double largest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        for (; i < value.Length; i++)
            largest = Math.Max(largest, Math.Max(lower[i] - value[i], value[i] - upper[i]));
        return largest;
    }
}
