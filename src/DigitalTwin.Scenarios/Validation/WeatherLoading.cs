using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Layers;
using DigitalTwin.Scenarios.Reading;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Validation;

/// <summary>Loads the weather of the year that a scenario names; no file is opened where it names none.</summary>
internal sealed class WeatherLoading(ScenarioContent content, SortedDictionary<string, SeriesFile> files, FindingLog log)
{
    private const int DaysPerYear = 365;

    /// <summary>The content with the weather of a year.</summary>
    /// <param name="year">The year; null for none.</param>
    public ScenarioContent Run(int? year)
    {
        CheckFiles();
        if (year is not int chosen || content.Weather.Damaged)
            return content;
        var loaded = new WeatherYear(chosen);
        foreach (WeatherRow row in content.Weather.Where(row => row.ZoneCell.Has && row.QuantityCell.Has && row.KindCell.Has))
        {
            if (loaded.Has(row.Zone, row.Quantity) || !files.TryGetValue(row.File, out SeriesFile? file))
                continue;
            bool isDaily = row.Quantity.StartsWith("temperature", StringComparison.Ordinal);
            double[]? values = WeatherReader.Read(file, chosen, isDaily ? DaysPerYear : Calendar.HoursPerYear, log);
            if (values is null || (!isDaily && !IsUsable(values, file)))
                continue;
            loaded.Add(row.Zone, row.Quantity, row.Quantity == "load" ? SeriesReader.Scaled(values) : values, row.Kind == "modelled");
            content.Series[$"{LayerFiles.WeatherFolder}/{row.File} {chosen}"] = values;
        }

        return content with { WeatherYear = loaded };
    }

    private void CheckFiles()
    {
        SortedSet<string> used = new(StringComparer.Ordinal);
        foreach (WeatherRow row in content.Weather.Where(row => row.FileCell.Has))
        {
            used.Add(row.File);
            if (!files.ContainsKey(row.File))
                log.Error("unknown-weather", row.FileCell, $"There is no weather file {row.File}.",
                    Suggestion.For(row.File, files.Keys, $"Put it into the folder {LayerFiles.WeatherFolder} as {row.File}.csv."));
        }

        if (content.Weather.Damaged)
            return;
        foreach (SeriesFile file in files.Values.Where(file => !used.Contains(file.Name)))
            log.Warn("unused-series", new SourceLine(file.Shown, 0), "", "No row of weather names the file.",
                "Take the file away, or name it in weather.csv.");
    }

    private bool IsUsable(double[] values, SeriesFile file)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value < 0 ? double.NaN : value;
        if (sum > 0)
            return true;
        log.Error("bad-weather", new SourceLine(file.Shown, 0), "", "The year holds values below zero, or nothing but zero.",
            "Give the shape of the year, mean about 1.");
        return false;
    }
}
