using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigitalTwin.Clearing.Simplex;

/// <summary>Elements of arrays whose index is known to be right, in the innermost loops: checked in debug builds, not in release.</summary>
internal static class Unchecked
{
    /// <summary>An element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(T[] array, int index)
    {
        Debug.Assert((uint)index < (uint)array.Length, "an index is out of range");
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), (nint)(uint)index);
    }
}
