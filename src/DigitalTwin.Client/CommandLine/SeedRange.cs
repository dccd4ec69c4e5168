namespace DigitalTwin.Client.CommandLine;

/// <summary>Seeds from the first to the last, both of them included.</summary>
internal readonly record struct SeedRange(ulong First, ulong Last)
{
    /// <summary>Whether it is one seed alone.</summary>
    public bool IsOne => First == Last;

    /// <summary>Reads <c>17</c> or <c>0..999</c>; null where it is neither.</summary>
    public static SeedRange? Parse(string text)
    {
        string[] ends = text.Split("..");
        if (ends.Length > 2 || !Seed(ends[0], out ulong first) || !Seed(ends[^1], out ulong last) || last < first)
            return null;
        return new SeedRange(first, last);
    }

    public override string ToString() => IsOne ? $"seed {First}" : $"seeds {First} to {Last}";

    private static bool Seed(string text, out ulong seed) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed);
}
