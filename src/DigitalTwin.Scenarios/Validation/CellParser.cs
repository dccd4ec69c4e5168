using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Validation;

/// <summary>Turns the text of a cell into its value by the attribute's type and range.</summary>
internal static class CellParser
{
    private const int LongestId = 80;

    /// <summary>What is wrong with a text and how to fix it; null where nothing is.</summary>
    internal sealed record Fault(string Rule, string Problem, string Fix);

    /// <summary>Reads the text of an attribute that is not empty.</summary>
    /// <param name="value">The number; a day number for dates, bits for months, 0 or 1 for bools; 0 for texts.</param>
    /// <returns>The fault, or null.</returns>
    public static Fault? Parse(ScenarioAttribute attribute, string text, out double value)
    {
        value = 0;
        return attribute.Type switch
        {
            AttributeType.Number => Number(attribute, text, out value),
            AttributeType.Integer => Integer(attribute, text, out value),
            AttributeType.Date => Date(attribute, text, out value),
            AttributeType.Bool => Bool(text, out value),
            AttributeType.Months => Months(text, out value),
            AttributeType.Enum => Choice(attribute, text),
            AttributeType.Id or AttributeType.Series => Id(text),
            _ => null,
        };
    }

    /// <summary>Whether a value is inside the attribute's range.</summary>
    public static bool InRange(ScenarioAttribute attribute, double value)
    {
        bool aboveMin = attribute.Min is not { } min || value > min.Value || (!min.Exclusive && value.Equals(min.Value));
        bool belowMax = attribute.Max is not { } max || value < max.Value || (!max.Exclusive && value.Equals(max.Value));
        return aboveMin && belowMax;
    }

    private static Fault? Number(ScenarioAttribute attribute, string text, out double value)
    {
        if (!NumberText.TryParse(text, out value))
            return new Fault("bad-number", $"{Clip(text)} is not a finite number.", NumberText.MendFor(text, attribute.Unit));
        return InRange(attribute, value)
            ? null
            : new Fault("out-of-range", $"{Clip(text)} is outside the range {RangeText.Of(attribute)}.",
                UnitSlip.MendFor(attribute, value));
    }

    private static Fault? Integer(ScenarioAttribute attribute, string text, out double value)
    {
        Fault? fault = Number(attribute, text, out value);
        if (fault is not null || Math.Floor(value).Equals(value))
            return fault;
        return new Fault("bad-number", $"{Clip(text)} is not a whole number.", "Write a whole number.");
    }

    private static Fault? Date(ScenarioAttribute attribute, string text, out double value)
    {
        value = 0;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            bool shaped = text.Length == 10 && text[4] == '-' && text[7] == '-' && text.Count(char.IsAsciiDigit) == 8;
            string problem = shaped ? $"{text} is not a day of the calendar." : $"{Clip(text)} is not a date.";
            return new Fault("bad-date", problem, "Write the date as yyyy-MM-dd, such as 2025-01-31.");
        }

        value = date.DayNumber;
        return InRange(attribute, value)
            ? null
            : new Fault("out-of-range", $"{text} is outside the range {RangeText.Of(attribute)}.", "Check the year.");
    }

    private static Fault? Bool(string text, out double value)
    {
        value = text == "true" ? 1 : 0;
        return text is "true" or "false" ? null : new Fault("bad-bool", $"{Clip(text)} is neither true nor false.", "Write true or false.");
    }

    private static Fault? Months(string text, out double value)
    {
        bool read = MonthSet.TryParse(text, out int bits);
        value = bits;
        return read ? null : new Fault(
            "bad-months", $"{Clip(text)} is not a list of months.",
                "Write all, or months from 1 to 12, each once, with semicolons between them, such as 11;12;1.");
    }

    private static Fault? Choice(ScenarioAttribute attribute, string text)
    {
        if (attribute.Choices.Contains(text, StringComparer.Ordinal))
            return null;
        string fix = Suggestion.For(text, attribute.Choices, $"Write one of {string.Join(", ", attribute.Choices)}.");
        return new Fault("bad-choice", $"{Clip(text)} is not one of {string.Join(", ", attribute.Choices)}.", fix);
    }

    private static Fault? Id(string text)
    {
        bool good = text.Length <= LongestId
            && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./>+:".Contains(c, StringComparison.Ordinal));
        return good ? null : new Fault(
            "bad-id", $"{Clip(text)} is not an identifier.", $"Use letters, digits and - _ . / > + : only, at most {LongestId} of them.");
    }

    private static string Clip(string text) => text.Length <= 40 ? text : text[..40] + "...";
}

/// <summary>Guesses the wrong unit behind a value out of range, so that the finding can name the figure that was probably meant.</summary>
internal static class UnitSlip
{
    private sealed record Slip(string Unit, double Factor, string WrittenIn);

    // 1.2 is a share that is too large; from here on it is percent.
    private const double LeastPercent = 2;

    private static readonly Slip[] Slips =
    [
        new("share", 0.01, "percent"),
        new("GW", 0.001, "MW"),
        new("MW", 0.001, "kW"),
        new("TWh", 0.001, "GWh"),
        new("TWh", 1e-6, "MWh"),
        new("MMBtu/MWh", 0.001, "Btu/kWh"),
        new("USD/MW", 0.001, "USD/GW"),
        new("degC", 1, "degrees Fahrenheit"),
    ];

    /// <summary>The sentence that tells how to fix a value out of range.</summary>
    public static string MendFor(ScenarioAttribute attribute, double value)
    {
        foreach (Slip slip in Slips)
        {
            double meant = slip.Unit == "degC" ? (value - 32) / 1.8 : value * slip.Factor;
            if (slip.Unit == "share" && value < LeastPercent)
                continue;
            if (slip.Unit == attribute.Unit && IsAbove(attribute, value) && CellParser.InRange(attribute, meant))
                return $"{Shown(value)} looks like {slip.WrittenIn}: write {Shown(Math.Round(meant, 9))}.";
        }

        if (attribute.Unit == "degrees north" && Math.Abs(value) <= 180)
            return "Latitude and longitude look swapped.";
        return $"Write a value {RangeText.Of(attribute)}.";
    }

    private static bool IsAbove(ScenarioAttribute attribute, double value) => attribute.Max is { } max && value > max.Value;

    private static string Shown(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
