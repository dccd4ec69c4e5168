using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Reading;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Wind and solar fleets have a series and a mean that the series can reach.</summary>
internal static class VariableCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        SortedSet<string> reported = new(StringComparer.Ordinal);
        foreach (FleetRow fleet in content.Fleets.Where(f => f.ZoneCell.Has && f.TechnologyCell.Has && f.FuelCell.Has))
        {
            TechnologyRow technology = content.Technologies.Find(fleet.TechnologyCell)!;
            if (!technology.KindCell.Has || technology.Kind != "variable")
                continue;
            string fuel = fleet.Fuel;
            if (fuel is not ("solar" or "wind"))
                log.Error("bad-variable-fuel", fleet.FuelCell, $"{fleet.Key} is variable, but its fuel is {fuel}.",
                    "Write solar or wind, which picks the zone's series, or choose another technology.");
            else if (reported.Add($"{fleet.Zone} {fuel}"))
                CheckWeather(content, content.Zones.Find(fleet.ZoneCell)!, fleet, fuel, log);
        }
    }

    private static void CheckWeather(ScenarioContent content, ZoneRow zone, FleetRow fleet, string fuel, FindingLog log)
    {
        (RowCell series, RowCell factor) = WeatherSeries.CellsOf(zone, fuel);
        foreach (RowCell cell in new[] { series, factor }.Where(cell => cell.IsMissing))
            log.Error("missing-weather", zone, cell, $"{zone.Key} has no {cell.Column}, which {fleet.Key} needs.", "Fill it in.");
        if (!series.Has || !factor.Has || WeatherSeries.ShapeOf(content, zone, fuel) is not double[] values)
            return;
        double mean = content.WeatherYear?.Of(zone.Key, fuel) is null ? 1 : SeriesReader.Mean(values);
        double reachable = values.Count(v => v > 0) / (double)values.Length;
        if (factor.Number * mean >= reachable)
            log.Error("unreachable-factor", factor,
                $"The series {series.Text} is above zero in {reachable.ToString("P1", CultureInfo.InvariantCulture)} of the hours: "
                    + $"no scale gives a mean of {factor.Text}.",
                "Check the capacity factor and the series.");
    }
}

/// <summary>Capacity factors of wind and sun by zone, made once and shared by the fleets of a zone.</summary>
internal sealed class WeatherSeries(ScenarioContent content)
{
    private readonly SortedDictionary<string, HourlySeries> _made = new(StringComparer.Ordinal);

    /// <summary>Hourly capacity factors in UTC.</summary>
    /// <param name="zone">Identifier of the zone.</param>
    /// <param name="fuel">solar or wind.</param>
    public HourlySeries Of(string zone, string fuel)
    {
        string id = $"{zone}/{fuel}";
        if (_made.TryGetValue(id, out HourlySeries? series))
            return series;
        ZoneRow row = content.Zones.Find(zone)!;
        (_, RowCell factor) = CellsOf(row, fuel);
        double[] shape = ShapeOf(content, row, fuel)!;
        double level = content.WeatherYear?.Of(zone, fuel) is null ? 1 : SeriesReader.Mean(shape); // of this year over those of the file
        ReadOnlySpan<double> utc = UtcShift.ToUtc(shape, row.UtcOffsetH).AsSpan();
        series = new HourlySeries(id, VariableShape.ToCapacityFactors(utc, factor.Number * level));
        _made.Add(id, series);
        return series;
    }

    /// <summary>
    /// Output of a zone by hour in local standard time, mean 1: that of the weather year, or its series; null if unusable.
    /// </summary>
    public static double[]? ShapeOf(ScenarioContent content, ZoneRow zone, string fuel) =>
        content.WeatherYear?.Of(zone.Key, fuel) ?? content.Series.GetValueOrDefault(CellsOf(zone, fuel).Series.Text);

    /// <summary>The cells of a zone that hold its series and its mean output.</summary>
    public static (RowCell Series, RowCell Factor) CellsOf(ZoneRow zone, string fuel) =>
        fuel == "solar" ? (zone.SolarSeriesCell, zone.SolarCfCell) : (zone.WindSeriesCell, zone.WindCfCell);
}
