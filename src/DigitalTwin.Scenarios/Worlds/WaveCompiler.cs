using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>The comfort band of a zone is a band.</summary>
internal static class ClimateCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (ZoneResponseRow row in content.ZoneResponse.Where(r => r.ComfortLowCCell.Has && r.ComfortHighCCell.Has))
        {
            if (row.ComfortLowC > row.ComfortHighC)
                log.Error("comfort-band", row.ComfortHighCCell,
                    $"The comfort band of {row.Key} ends below where it begins.", "Make comfort_high_c at least comfort_low_c.");
        }
    }
}

/// <summary>Heat and cold waves: one place, a climate to depart from, no overlap.</summary>
internal static class WaveCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        SortedDictionary<string, List<WaveRow>> byZone = new(StringComparer.Ordinal);
        foreach (WaveRow wave in content.Waves)
        {
            foreach (string zone in ZonesOf(content, wave, log))
            {
                CheckClimate(content, wave, zone, log);
                if (!byZone.TryGetValue(zone, out List<WaveRow>? waves))
                    byZone.Add(zone, waves = []);
                waves.Add(wave);
            }
        }

        foreach ((string zone, List<WaveRow> waves) in byZone)
            CheckOverlap(zone, waves, log);
    }

    /// <summary>The zones of a wave, sorted.</summary>
    public static IEnumerable<string> ZonesOf(ScenarioContent content, WaveRow wave) =>
        wave.ZoneCell.Has
            ? [wave.ZoneCell.Text]
            : content.Zones.Where(z => wave.CountryCell.Has && z.Country == wave.CountryCell.Text).Select(z => z.Key);

    private static string[] ZonesOf(ScenarioContent content, WaveRow wave, FindingLog log)
    {
        bool neither = wave.ZoneCell.IsMissing && wave.CountryCell.IsMissing;
        if (neither || (wave.ZoneCell.Has && wave.CountryCell.Has))
        {
            log.Error("wave-place", wave, wave.ZoneCell,
                $"The wave {wave.Key} has {(neither ? "neither a zone nor a country" : "both a zone and a country")}.",
                "Give exactly one of the two.");
            return [];
        }

        string[] zones = [.. ZonesOf(content, wave)];
        if (zones.Length == 0 && wave.CountryCell.Has)
        {
            string country = wave.CountryCell.Text;
            string fix = Suggestion.For(
                country, content.Zones.Select(z => z.Country).Distinct(StringComparer.Ordinal),
                "Write a country of zones.csv.");
            log.Error("unknown-reference", wave.CountryCell, $"No zone is in {country}.", fix);
        }

        return zones;
    }

    private static void CheckClimate(ScenarioContent content, WaveRow wave, string zone, FindingLog log)
    {
        ZoneResponseRow? response = content.ZoneResponse.Find(zone);
        if (response is null && !content.ZoneResponse.Damaged)
            log.Error("missing-climate", wave, wave.ZoneCell, $"zone_response has no row of {zone}, which the wave {wave.Key} needs.",
                "Add the row.");
        else if (response is not null && wave.DeltaCCell.IsMissing && response.HeatwaveDeltaCCell.IsMissing)
            log.Error("missing-climate", wave, wave.DeltaCCell, $"Neither the wave {wave.Key} nor {zone} says how many degrees.",
                "Fill in delta_c here, or heatwave_delta_c in zone_response.");
        if (content.ZoneClimate.Damaged || !(wave.StartCell.Has && wave.DaysCell.Has))
            return;
        DateTime start = wave.Start;
        int[] months = [.. Enumerable.Range(0, wave.Days).Select(d => start.AddDays(d).Month).Distinct()];
        foreach (int month in months.Where(m => content.ZoneClimate.Find(zone, HydroCheck.MonthText(m)) is null))
            log.Error("missing-climate", wave, wave.StartCell,
                $"zone_climate has no row of {zone} for month {month}, in which the wave {wave.Key} falls.", "Add the row.");
    }

    private static void CheckOverlap(string zone, List<WaveRow> waves, FindingLog log)
    {
        WaveRow[] byStart = [.. waves.Where(w => w.StartCell.Has && w.DaysCell.Has).OrderBy(w => w.Start)];
        for (int i = 1; i < byStart.Length; i++)
        {
            WaveRow before = byStart[i - 1];
            if (before.Start.AddDays(before.Days) > byStart[i].Start)
                log.Error("overlapping-waves", byStart[i].StartCell,
                    $"The waves {before.Key} and {byStart[i].Key} overlap in {zone}.", "Let one end before the other begins.");
        }
    }
}

/// <summary>Compiles heat and cold waves into load factors.</summary>
internal static class WaveCompiler
{
    /// <summary>The waves of each zone in order of time; a wave that crosses into another month is cut there, since the normal
    /// changes.</summary>
    public static SortedDictionary<string, List<LoadWave>> Compile(ScenarioContent content)
    {
        SortedDictionary<string, List<LoadWave>> byZone = new(StringComparer.Ordinal);
        foreach (WaveRow wave in content.Waves.OrderBy(w => w.Start))
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

    private static IEnumerable<LoadWave> Pieces(ScenarioContent content, WaveRow wave, string zone)
    {
        ZoneResponseRow row = content.ZoneResponse.Find(zone)!;
        ClimateResponse response = new(row.ComfortLowC, row.ComfortHighC, row.HeatingPctPerC, row.CoolingPctPerC);
        double deltaC = wave.DeltaC ?? row.HeatwaveDeltaCCell.Number;
        DateTime from = wave.Start;
        DateTime end = from.AddDays(wave.Days);
        while (from < end)
        {
            DateTime nextMonth = new DateTime(from.Year, from.Month, 1).AddMonths(1);
            DateTime until = nextMonth < end ? nextMonth : end;
            double meanC = content.ZoneClimate.Find(zone, HydroCheck.MonthText(from.Month))!.MeanTemperatureC;
            long first = content.Calendar!.TickAtOrAfter(from);
            long last = first + (long)(until - from).TotalDays * Calendar.HoursPerDay;
            yield return new LoadWave(first, last, response.LoadFactor(meanC, deltaC));
            from = until;
        }
    }
}
