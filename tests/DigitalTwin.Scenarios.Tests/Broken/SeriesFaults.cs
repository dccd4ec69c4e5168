using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Series that are not 8,760 usable values.</summary>
public sealed class SeriesFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["a series of a leap year"] = new(
            f => f.Write("series/load_day.csv", SeriesText.Daily(_ => 1, 8784)),
            "valid/series/load_day.csv", 8785, "value", "bad-series",
            "The series has 8784 values.",
            "Leave 29 February out: a series has 8760 values."),
        ["a series that breaks off"] = new(
            f => f.Write("series/load_day.csv", SeriesText.Daily(_ => 1, 8000)),
            "valid/series/load_day.csv", 8001, "value", "bad-series",
            "The series has 8000 values.",
            "Give one for each hour of a year without a leap day: 8760."),
        ["a series with a value that is no number"] = new(
            f => f.Write("series/load_day.csv", SeriesText.WithLine(SeriesText.LoadDay, 100, "NaN")),
            "valid/series/load_day.csv", 100, "value", "bad-series",
            "NaN is not a finite number of at least 0.",
            "Write one number a line, with a point, such as 0.8102."),
        ["a series with a negative value"] = new(
            f => f.Write("series/load_day.csv", SeriesText.WithLine(SeriesText.LoadDay, 100, "-0.2")),
            "valid/series/load_day.csv", 100, "value", "bad-series",
            "-0.2 is not a finite number of at least 0.",
            "Write one number a line, with a point, such as 0.8102."),
        ["a series with a gap"] = new(
            f => f.Write("series/load_day.csv", SeriesText.WithLine(SeriesText.LoadDay, 100, "")),
            "valid/series/load_day.csv", 100, "value", "bad-series",
            "An empty line is not a finite number of at least 0.",
            "Write one number a line, with a point, such as 0.8102."),
        ["a series in MW"] = new(
            f => f.Write("series/load_day.csv", SeriesText.Daily(h => h < 8 ? 425 : h < 20 ? 550 : 500)),
            "valid/series/load_day.csv", 0, "value", "bad-series",
            "The mean of the series is 500, not 1.",
            "Divide each value by the mean; the level belongs into zones.csv."),
        ["a series without a header"] = new(
            f => f.Write("series/load_day.csv", SeriesText.LoadDay.Replace("value\n", "", StringComparison.Ordinal)),
            "valid/series/load_day.csv", 1, "value", "bad-series",
            "The header is not value.",
            "Begin the file with a line value, then one number a line."),
        ["a series that nothing uses"] = new(
            f => f.Write("series/rain.csv", SeriesText.Flat),
            "valid/series/rain.csv", 0, "", "unused-series",
            "No zone uses the series.",
            "Take the file away, or name it in zones.csv.", Severity.Warning),
        ["a flat series under a peak"] = new(
            f => f.Replace("zones.csv", "0.55,load_day", "0.55,wind_flat"),
            "valid/zones.csv", 3, "load_series", "flat-load",
            "The series wind_flat is flat, but the peak of SOUTH is above its mean.",
            "Choose a series with a shape, or make peak_gw the mean."),
        ["a capacity factor out of reach of the sun"] = new(
            f => f.Replace("zones.csv", "solar_day,wind_flat,0.2,", "solar_day,wind_flat,0.5,"),
            "valid/zones.csv", 3, "solar_cf", "unreachable-factor",
            "The series solar_day is above zero in 50.0 % of the hours: no scale gives a mean of 0.5.",
            "Check the capacity factor and the series."),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}
