namespace DigitalTwin.Scenarios.Tables;

/// <summary>A set of months as bits: bit 0 is January.</summary>
internal static class MonthSet
{
    /// <summary>Every month.</summary>
    public const int All = (1 << 12) - 1;

    /// <summary>Reads <c>all</c> or months from 1 to 12 with semicolons between them, each once.</summary>
    public static bool TryParse(string text, out int bits)
    {
        bits = 0;
        if (text == "all")
        {
            bits = All;
            return true;
        }

        foreach (string part in text.Split(';'))
        {
            if (!int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int month) || month is < 1 or > 12)
                return false;
            int bit = 1 << (month - 1);
            if ((bits & bit) != 0)
                return false;
            bits |= bit;
        }

        return bits != 0;
    }

    /// <summary>The months in order, or <c>all</c>.</summary>
    public static string Format(int bits) => bits == All ? "all" : string.Join(';', Enumerable.Range(1, 12).Where(m => Holds(bits, m)));

    /// <summary>Whether the set holds a month from 1 to 12.</summary>
    public static bool Holds(int bits, int month) => (bits & (1 << (month - 1))) != 0;
}
