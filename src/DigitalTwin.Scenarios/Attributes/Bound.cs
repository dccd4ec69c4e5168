using System.Globalization;

namespace DigitalTwin.Scenarios.Attributes;

/// <summary>An end of the range of an attribute.</summary>
/// <param name="Value">The end; days since 0001-01-01 for dates.</param>
/// <param name="Exclusive">Whether the end itself is outside.</param>
/// <param name="Text">The end as people write it.</param>
public sealed record Bound(double Value, bool Exclusive, string Text)
{
    /// <summary>Reads an end as the dictionary writes it: a number or a day, after <c>&gt;</c> or <c>&lt;</c> where it is itself
    /// outside.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Bound? Parse(string text, AttributeType type)
    {
        if (text.Length == 0)
            return null;
        bool exclusive = text[0] is '>' or '<';
        string end = exclusive ? text[1..] : text;
        double value = type == AttributeType.Date
            ? DateOnly.ParseExact(end, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber
            : double.Parse(end, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new Bound(value, exclusive, end);
    }
}
