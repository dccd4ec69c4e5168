namespace DigitalTwin.Scenarios.Text;

/// <summary>Numbers as scenario files write them: a point, no thousands separators, finite.</summary>
internal static class NumberText
{
    /// <summary>Reads a finite number; -0 becomes 0.</summary>
    public static bool TryParse(string text, out double value)
    {
        bool read = double.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out value);
        value += 0.0;
        return read && double.IsFinite(value);
    }

    /// <summary>What to tell somebody whose number cannot be read.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="unit">Unit of the column.</param>
    public static string MendFor(string text, string unit)
    {
        string plain = text.Trim().TrimEnd('%').Trim();
        if (text.Contains('%', StringComparison.Ordinal) && TryParse(plain, out double percent))
        {
            return unit == "%"
                ? $"The column is in percent: write {plain}."
                : $"Write the share {(percent / 100).ToString("R", CultureInfo.InvariantCulture)}.";
        }

        if (text.Contains(',', StringComparison.Ordinal))
            return "Write a point before decimals and nothing between thousands.";
        if (text.Contains("nan", StringComparison.OrdinalIgnoreCase) || text.Contains("inf", StringComparison.OrdinalIgnoreCase)
            || text.Contains('∞', StringComparison.Ordinal))
            return "Write a finite number, or leave the cell empty where the column may be.";
        return "Write a number with a point, such as 1.5, without a unit.";
    }
}
