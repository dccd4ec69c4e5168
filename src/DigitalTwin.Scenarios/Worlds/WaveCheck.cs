using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Heat and cold waves: one place, a climate to depart from, no overlap.</summary>
internal static class WaveCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        SortedDictionary<string, List<ScenarioRow>> byZone = new(StringComparer.Ordinal);
        foreach (ScenarioRow wave in content.Rows("waves"))
        {
            foreach (string zone in ZonesOf(content, wave, log))
            {
                CheckClimate(content, wave, zone, log);
                if (!byZone.TryGetValue(zone, out List<ScenarioRow>? waves))
                    byZone.Add(zone, waves = []);
                waves.Add(wave);
            }
        }

        foreach ((string zone, List<ScenarioRow> waves) in byZone)
            CheckOverlap(zone, waves, log);
    }

    /// <summary>The zones of a wave, sorted.</summary>
    public static IEnumerable<string> ZonesOf(ScenarioContent content, ScenarioRow wave) =>
        wave.Has("zone")
            ? [wave.Text("zone")]
            : content.Rows("zones").Where(z => wave.Has("country") && z.Text("country") == wave.Text("country")).Select(z => z.Key);

    private static string[] ZonesOf(ScenarioContent content, ScenarioRow wave, FindingLog log)
    {
        bool neither = wave.IsMissing("zone") && wave.IsMissing("country");
        if (neither || (wave.Has("zone") && wave.Has("country")))
        {
            log.Error("wave-place", wave.At, "zone",
                $"The wave {wave.Key} has {(neither ? "neither a zone nor a country" : "both a zone and a country")}.",
                "Give exactly one of the two.");
            return [];
        }

        string[] zones = [.. ZonesOf(content, wave)];
        if (zones.Length == 0 && wave.Has("country"))
        {
            string country = wave.Text("country");
            string fix = Suggestion.For(
                country, content.Rows("zones").Select(z => z.Text("country")).Distinct(StringComparer.Ordinal),
                "Write a country of zones.csv.");
            log.Error("unknown-reference", wave.Place("country"), "country", $"No zone is in {country}.", fix);
        }

        return zones;
    }

    private static void CheckClimate(ScenarioContent content, ScenarioRow wave, string zone, FindingLog log)
    {
        ScenarioRow? response = content.Tables["zone_response"].Find(zone);
        if (response is null && !content.Tables["zone_response"].Damaged)
            log.Error("missing-climate", wave.At, "zone", $"zone_response has no row of {zone}, which the wave {wave.Key} needs.",
                "Add the row.");
        else if (response is not null && wave.IsMissing("delta_c") && response.IsMissing("heatwave_delta_c"))
            log.Error("missing-climate", wave.At, "delta_c", $"Neither the wave {wave.Key} nor {zone} says how many degrees.",
                "Fill in delta_c here, or heatwave_delta_c in zone_response.");
        if (content.Tables["zone_climate"].Damaged || !wave.HasAll("start", "days"))
            return;
        DateTime start = wave.Date("start");
        int[] months = [.. Enumerable.Range(0, (int)wave.Number("days")).Select(d => start.AddDays(d).Month).Distinct()];
        foreach (int month in months.Where(m => content.Tables["zone_climate"].Find(HydroCheck.MonthKey(zone, m)) is null))
            log.Error("missing-climate", wave.At, "start",
                $"zone_climate has no row of {zone} for month {month}, in which the wave {wave.Key} falls.", "Add the row.");
    }

    private static void CheckOverlap(string zone, List<ScenarioRow> waves, FindingLog log)
    {
        ScenarioRow[] byStart = [.. waves.Where(w => w.HasAll("start", "days")).OrderBy(w => w.Number("start"))];
        for (int i = 1; i < byStart.Length; i++)
        {
            ScenarioRow before = byStart[i - 1];
            if (before.Number("start") + before.Number("days") > byStart[i].Number("start"))
                log.Error("overlapping-waves", byStart[i].Place("start"), "start",
                    $"The waves {before.Key} and {byStart[i].Key} overlap in {zone}.", "Let one end before the other begins.");
        }
    }
}
