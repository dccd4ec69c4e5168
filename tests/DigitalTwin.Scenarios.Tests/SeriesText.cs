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

    /// <summary>Load of two weather years: flat in 2017; in 2018 0.9 in January to June and 1.1 after, but 2.2 in the last hour.</summary>
    public static readonly string WeatherLoad = "2017,2018\n" + string.Concat(
        Enumerable.Range(0, 8760).Select(hour => hour == 8759 ? "1,2.2\n" : hour < 4344 ? "1,0.9\n" : "1,1.1\n"));

    /// <summary>Daily temperature of 2018: as many degrees below zero as the day of January, then 20.</summary>
    public static readonly string WeatherTemperature = "2018\n" + string.Concat(
        Enumerable.Range(1, 365).Select(day => day <= 31 ? $"-{day}\n" : "20\n"));

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
