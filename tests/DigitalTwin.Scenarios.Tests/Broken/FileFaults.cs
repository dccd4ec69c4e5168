namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Faults that take code to write: files that are no text, too long or too deep, and series computed hour by hour.</summary>
public sealed class FileFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["endless nesting"] = new(
            f => f.Append("scenario.yaml", "changes: " + new string('[', 100_000)),
            "valid/scenario.yaml", 8, "", "bad-yaml",
            "The text is nested too deeply.",
            "Nest at most 16 levels."),
        ["bytes that are not text"] = new(
            f => f.Write("scenario.yaml", [110, 97, 109, 101, 58, 32, 0xE9, 10]),
            "valid/scenario.yaml", 1, "", "wrong-encoding",
            "The file holds bytes that are not UTF-8.",
            "Save it as UTF-8; it is probably Latin-1 or a spreadsheet's own encoding."),
        ["a shape that is much too flat"] = new(
            f => f.Write("series/flat.csv", SeriesText.Daily(h => h < 12 ? 0.99 : 1.01))
                .Replace("zones.csv", ",0.876,1.1,load_day", ",0.876,1.1,flat"),
            "valid/zones.csv", 2, "load_series", "implausible-stretch",
            "The series flat is too flat for NORTH: the peak stretches it 10 times.",
            "Choose a series of a more similar zone, or check peak_gw and annual_twh.", Severity.Warning),
        ["a load that hardly ever runs"] = new(
            f => f.Replace("zones.csv", "NORTH,North,AA,60,10,two-zones,0,8.76,0.876,1.1,", "NORTH,North,AA,60,10,two-zones,0,8.76,0,4,")
                .Replace(
                    "datacenters.csv",
                    "NORTH/existing,Existing datacenters of the north,NORTH,incumbents,60,10,existing,1.4,0,,,,assumption\n", "")
                .Write("series/load_day.csv", SeriesText.Daily(h => h < 20 ? 0.64 : 2.8))
                .Replace("zones.csv", ",0.0876,0.55,", ",0.0876,1.4,"),
            "valid/zones.csv", 2, "peak_gw", "low-load-factor", "The mean load of 1 GW is only 25.0 % of the peak.",
            "Real zones lie between 45 and 85 %; check the figures.", Severity.Warning),
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
        ["a file in Latin-1"] = new(
            f => f.Write(
                "zones.csv",
                System.Text.Encoding.Latin1.GetBytes(f.Read("zones.csv").Replace("South", "S\u00fcd", StringComparison.Ordinal))),
            "valid/zones.csv", 3, "", "wrong-encoding",
            "The file holds bytes that are not UTF-8.",
            "Save it as UTF-8; it is probably Latin-1 or a spreadsheet's own encoding."),
        ["a file in UTF-16"] = new(
            f => f.Write("zones.csv", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(f.Read("zones.csv"))]),
            "valid/zones.csv", 1, "", "wrong-encoding",
            "The file is UTF-16.",
            "Save it as UTF-8."),
        ["a file that is no text"] = new(
            f => f.Write("waves.csv", [105, 100, 10, 0, 1, 2]),
            "valid/waves.csv", 2, "", "wrong-encoding",
            "The file holds a zero byte: it is not text.",
            "Save it as UTF-8 text."),
        ["semicolons between the cells"] = new(
            f => f.Write("fleets.csv", f.Read("fleets.csv").Replace(',', ';')),
            "valid/fleets.csv", 1, "", "wrong-separator",
            "The columns are not separated by commas.",
            "Save the file with commas between the cells and points in the numbers."),
        ["a file of 68 MB"] = new(
            f => f.Stretch("waves.csv", 68_000_000),
            "valid/waves.csv", 0, "", "file-too-large",
            "The file has 68,000,000 bytes.",
            "Keep it under 67,108,864 bytes."),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}
