using System.Globalization;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Wind and solar fleets have a series and a mean that the series can reach.</summary>
internal static class VariableCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        SortedSet<string> reported = new(StringComparer.Ordinal);
        foreach (ScenarioRow fleet in content.Rows("fleets").Where(f => f.HasAll("zone", "technology", "fuel")))
        {
            ScenarioRow technology = content.Tables.Follow("fleets", fleet, "technology")!;
            if (!technology.Has("kind") || technology.Text("kind") != "variable")
                continue;
            string fuel = fleet.Text("fuel");
            if (fuel is not ("solar" or "wind"))
                log.Error("bad-variable-fuel", fleet.Place("fuel"), "fuel", $"{fleet.Key} is variable, but its fuel is {fuel}.",
                    "Write solar or wind, which picks the zone's series, or choose another technology.");
            else if (reported.Add($"{fleet.Text("zone")} {fuel}"))
                CheckWeather(content, content.Tables.Follow("fleets", fleet, "zone")!, fleet, fuel, log);
        }
    }

    private static void CheckWeather(ScenarioContent content, ScenarioRow zone, ScenarioRow fleet, string fuel, FindingLog log)
    {
        string series = $"{fuel}_series";
        string factor = $"{fuel}_cf";
        foreach (string column in new[] { series, factor }.Where(zone.IsMissing))
            log.Error("missing-weather", zone.At, column, $"{zone.Key} has no {column}, which {fleet.Key} needs.", "Fill it in.");
        if (!zone.HasAll(series, factor) || !content.Series.TryGetValue(zone.Text(series), out double[]? values))
            return;
        double reachable = values.Count(v => v > 0) / (double)values.Length;
        if (zone.Number(factor) >= reachable)
            log.Error("unreachable-factor", zone.Place(factor), factor,
                $"The series {zone.Text(series)} is above zero in {reachable.ToString("P1", CultureInfo.InvariantCulture)} of the hours: "
                    + $"no scale gives a mean of {zone.Text(factor)}.",
                "Check the capacity factor and the series.");
    }
}
