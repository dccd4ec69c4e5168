using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// Loops over four numbers at a time. Each lane does what a scalar loop would do to its own number (no sum runs across lanes, nothing is
/// contracted), and the width is fixed, so the bits are those of the scalar loop on every machine.
/// </summary>
internal static class Lanes
{
    /// <summary>Numbers worked on at a time.</summary>
    public const int Width = 4;

    /// <summary>A value where a condition holds and zero elsewhere, without a branch that a processor would have to guess.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Where(bool holds, double value)
    {
        long mask = -(long)(holds ? 1 : 0);
        return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) & mask);
    }

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

    /// <summary>The first place at which a value is beyond its bounds by more than a tolerance, or -1.</summary>
    public static int FirstBeyond(ReadOnlySpan<double> values, ReadOnlySpan<double> lowers, ReadOnlySpan<double> uppers, double tolerance)
    {
        ref double value = ref MemoryMarshal.GetReference(values);
        ref double lower = ref MemoryMarshal.GetReference(lowers[..values.Length]);
        ref double upper = ref MemoryMarshal.GetReference(uppers[..values.Length]);
        Vector256<double> tolerances = Vector256.Create(tolerance);
        int i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            Vector256<double> four = Vector256.LoadUnsafe(ref value, (nuint)i);
            Vector256<double> above = four - Vector256.LoadUnsafe(ref upper, (nuint)i);
            Vector256<double> below = Vector256.LoadUnsafe(ref lower, (nuint)i) - four;
            Vector256<double> either = Vector256.GreaterThan(above, tolerances) | Vector256.GreaterThan(below, tolerances);
            uint beyond = either.ExtractMostSignificantBits();
            if (beyond != 0)
                return i + BitOperations.TrailingZeroCount(beyond);
        }

        for (; i < values.Length; i++)
        {
            if (values[i] - uppers[i] > tolerance || lowers[i] - values[i] > tolerance)
                return i;
        }

        return -1;
    }
}
