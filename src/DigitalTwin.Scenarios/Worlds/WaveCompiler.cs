using DigitalTwin.Model.Zones;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles heat and cold waves into load factors.</summary>
internal static class WaveCompiler
{
    private const int HoursPerDay = 24;

    /// <summary>The waves of each zone in order of time; a wave that crosses into another month is cut there, since the normal
    /// changes.</summary>
    public static SortedDictionary<string, List<LoadWave>> Compile(ScenarioContent content)
    {
        SortedDictionary<string, List<LoadWave>> byZone = new(StringComparer.Ordinal);
        foreach (ScenarioRow wave in content.Rows("waves").OrderBy(w => w.Number("start")))
        {
            foreach (string zone in WaveCheck.ZonesOf(content, wave))
            {
                if (!byZone.TryGetValue(zone, out List<LoadWave>? waves))
                    byZone.Add(zone, waves = []);
                waves.AddRange(Pieces(content, wave, zone));
            }
        }

        return byZone;
    }

    private static IEnumerable<LoadWave> Pieces(ScenarioContent content, ScenarioRow wave, string zone)
    {
        ScenarioRow row = content.Tables["zone_response"].Find(zone)!;
        ClimateResponse response =
            new(row.Number("comfort_low_c"), row.Number("comfort_high_c"), row.Number("heating_pct_per_c"),
            row.Number("cooling_pct_per_c"));
        double deltaC = wave.NumberOr("delta_c", row.Number("heatwave_delta_c"));
        DateTime from = wave.Date("start");
        DateTime end = from.AddDays(wave.Number("days"));
        while (from < end)
        {
            DateTime nextMonth = new DateTime(from.Year, from.Month, 1).AddMonths(1);
            DateTime until = nextMonth < end ? nextMonth : end;
            double meanC = content.Tables["zone_climate"].Find(HydroCheck.MonthKey(zone, from.Month))!.Number("mean_temperature_c");
            long first = content.Calendar!.TickAtOrAfter(from);
            yield return new LoadWave(first, first + (long)(until - from).TotalDays * HoursPerDay, response.LoadFactor(meanC, deltaC));
            from = until;
        }
    }
}
