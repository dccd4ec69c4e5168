namespace DigitalTwin.Core.Randomness;

/// <summary>Stable 64-bit hashing of short keys: the same on every machine, in every process, for ever.</summary>
public static class Hash64
{
    private const ulong FnvOffset = 14695981039346656037UL;
    private const ulong FnvPrime = 1099511628211UL;

    /// <summary>FNV-1a over the UTF-16 code units of a key, finished with <see cref="Mix"/>.</summary>
    public static ulong OfKey(string key)
    {
        ulong hash = FnvOffset;
        foreach (char c in key)
        {
            hash = (hash ^ (byte)c) * FnvPrime;
            hash = (hash ^ (byte)(c >> 8)) * FnvPrime;
        }

        return Mix(hash);
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection in which every input bit moves every output
    /// bit.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
