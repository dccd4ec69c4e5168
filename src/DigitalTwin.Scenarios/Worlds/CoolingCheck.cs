using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>PUE by weather and load: of accelerators only, a slope with its threshold, a climate to follow.</summary>
internal static class CoolingCheck
{
    private static readonly string[] Columns = ["pue_per_c", "pue_free_cooling_c", "pue_fixed_share"];

    public static void Run(ScenarioContent content, FindingLog log)
    {
        SortedDictionary<string, List<ScenarioRow>> choices = content.By("site_choices", "datacenter");
        foreach (ScenarioRow site in content.Rows("datacenters").Where(row => Columns.Any(row.Has)))
        {
            string given = Columns.First(site.Has);
            if (site.IsMissing("accelerator") && site.IsMissing("first_mark")) // with a first mark it is reported already
                log.Error("cooling-without-family", site.Place(given), given,
                    $"{site.Key} has no accelerator family: its load is not computed from what it does.",
                    "Fill in accelerator, or empty the cell.");
            PairCheck.Run(site, "half-a-slope", ("pue_per_c", "pue_free_cooling_c"), log);
            if (!site.HasAll("pue_per_c", "zone") || content.Tables["zone_climate"].Damaged)
                continue;
            CheckClimate(content, site, site.Text("zone"), log);
            foreach (ScenarioRow choice in choices.GetValueOrDefault(site.Key, []).Where(choice => choice.Has("zone")))
                CheckClimate(content, site, choice.Text("zone"), log);
        }
    }

    private static void CheckClimate(ScenarioContent content, ScenarioRow site, string zone, FindingLog log)
    {
        ScenarioRow?[] months =
            [.. Enumerable.Range(1, 12).Select(month => content.Tables["zone_climate"].Find(HydroCheck.MonthKey(zone, month)))];
        int missing = Array.FindIndex(months, month => month is null);
        if (missing >= 0)
        {
            log.Error("missing-climate", site.Place("pue_per_c"), "pue_per_c",
                $"zone_climate has no row of {zone} for month {missing + 1}, which {site.Key} follows.", "Add the row.");
            return;
        }

        if (months.Any(month => !month!.Has("mean_temperature_c")) || !site.HasAll("pue", "pue_free_cooling_c"))
            return;
        double hottestC = months.Max(month => month!.Number("mean_temperature_c"));
        double riseC = Math.Max(0, hottestC - site.Number("pue_free_cooling_c"));
        if (site.Number("pue") - riseC * site.Number("pue_per_c") < 1)
            log.Error("pue-below-one", site.Place("pue_per_c"), "pue_per_c",
                $"{site.Key} has its pue in the hottest month of {zone}; by pue_per_c it would be below 1 when it is cool.",
                "Make pue_per_c smaller, or pue larger.");
    }
}
