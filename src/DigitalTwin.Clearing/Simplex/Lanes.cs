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

    /// <summary>into = source; lists where it is not zero, and returns how often.</summary>
    public static int Copy(ReadOnlySpan<double> source, Span<double> into, Span<int> where)
    {
        source.CopyTo(into);
        return NonZeros(into[..source.Length], where);
    }

    /// <summary>into = factor x first - second; lists where it is not zero, and returns how often.</summary>
    public static int Combine(
        double factor, ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> into, Span<int> where)
    {
        ref double a = ref MemoryMarshal.GetReference(first);
        ref double b = ref MemoryMarshal.GetReference(second[..first.Length]);
        ref double to = ref MemoryMarshal.GetReference(into[..first.Length]);
        Vector256<double> factors = Vector256.Create(factor);
        int i = 0;
        for (; i + 4 <= first.Length; i += 4)
        {
            Vector256<double> product = factors * Vector256.LoadUnsafe(ref a, (nuint)i);
            (product - Vector256.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < first.Length; i++)
            into[i] = (factor * first[i]) - second[i];
        return NonZeros(into[..first.Length], where);
    }

    private static int NonZeros(ReadOnlySpan<double> values, Span<int> where)
    {
        ref double at = ref MemoryMarshal.GetReference(values);
        int count = 0, i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            if (Vector256.EqualsAll(Vector256.LoadUnsafe(ref at, (nuint)i), Vector256<double>.Zero))
                continue;
            for (int k = i; k < i + 4; k++)
            {
                if (values[k] != 0)
                    where[count++] = k;
            }
        }

        for (; i < values.Length; i++)
        {
            if (values[i] != 0)
                where[count++] = i;
        }

        return count;
    }
}
