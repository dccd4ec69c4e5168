using System.Globalization;
using DigitalTwin.Scenarios.Attributes;

namespace DigitalTwin.Scenarios.Validation;

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

    /// <summary>The sentence that says how to fix a value out of range.</summary>
    public static string FixFor(ScenarioAttribute attribute, double value)
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
