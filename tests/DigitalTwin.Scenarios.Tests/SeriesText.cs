namespace DigitalTwin.Scenarios.Tests;

/// <summary>The texts of series files.</summary>
internal static class SeriesText
{
    /// <summary>Load: 0.85 from midnight, 1.1 from 8, 1 from 20.</summary>
    public static readonly string LoadDay = Daily(h => h < 8 ? 0.85 : h < 20 ? 1.1 : 1);

    /// <summary>Sun: 2 from 6 to 18, else 0.</summary>
    public static readonly string SolarDay = Daily(h => h is >= 6 and < 18 ? 2 : 0);

    /// <summary>Always 1.</summary>
    public static readonly string Flat = Daily(_ => 1);

    /// <summary>A file whose days are all alike.</summary>
    public static string Daily(Func<int, double> valueOfHour, int hours = 8760)
    {
        StringBuilder text = new("value\n");
        for (int hour = 0; hour < hours; hour++)
            text.Append(valueOfHour(hour % 24).ToString(CultureInfo.InvariantCulture)).Append('\n');
        return text.ToString();
    }

    /// <summary>A file with one line, 1 for the header, written anew.</summary>
    public static string WithLine(string text, int line, string content)
    {
        string[] lines = text.Split('\n');
        lines[line - 1] = content;
        return string.Join('\n', lines);
    }
}
