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
}
