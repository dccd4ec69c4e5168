using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>PUE by weather and load: of accelerators only, a slope with its threshold, a climate to follow.</summary>
internal static class CoolingCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        ILookup<string, SiteChoiceRow> choices = content.SiteChoices.By(row => row.DatacenterCell);
        foreach (DatacenterRow site in content.Datacenters)
        {
            RowCell[] given = [.. new[] { site.PuePerCCell, site.PueFreeCoolingCCell, site.PueFixedShareCell }.Where(cell => cell.Has)];
            if (given.Length == 0)
                continue;
            if (site.AcceleratorCell.IsMissing && site.FirstMarkCell.IsMissing) // with a first mark it is told already
                log.Error("cooling-without-family", given[0],
                    $"{site.Key} has no accelerator family: its load is not computed from what it does.",
                    "Fill in accelerator, or empty the cell.");
            PairCheck.Run(site, "half-a-slope", site.PuePerCCell, site.PueFreeCoolingCCell, log);
            if (!(site.PuePerCCell.Has && site.ZoneCell.Has) || content.ZoneClimate.Damaged)
                continue;
            CheckClimate(content, site, site.Zone, log);
            foreach (SiteChoiceRow choice in choices[site.Key].Where(choice => choice.ZoneCell.Has))
                CheckClimate(content, site, choice.Zone, log);
        }
    }

    private static void CheckClimate(ScenarioContent content, DatacenterRow site, string zone, FindingLog log)
    {
        ZoneClimateRow?[] months =
            [.. Enumerable.Range(1, 12).Select(month => content.ZoneClimate.Find(zone, HydroCheck.MonthText(month)))];
        int missing = Array.FindIndex(months, month => month is null);
        if (missing >= 0)
        {
            log.Error("missing-climate", site.PuePerCCell,
                $"zone_climate has no row of {zone} for month {missing + 1}, which {site.Key} follows.", "Add the row.");
            return;
        }

        if (months.Any(month => !month!.MeanTemperatureCCell.Has) || !(site.PueCell.Has && site.PueFreeCoolingCCell.Has))
            return;
        double hottestC = months.Max(month => month!.MeanTemperatureC);
        double riseC = Math.Max(0, hottestC - site.PueFreeCoolingCCell.Number);
        if (site.Pue - riseC * site.PuePerCCell.Number < 1)
            log.Error("pue-below-one", site.PuePerCCell,
                $"{site.Key} has its pue in the hottest month of {zone}; by pue_per_c it would be below 1 when it is cool.",
                "Make pue_per_c smaller, or pue larger.");
    }
}

/// <summary>Compiles how the PUE of sites follows the weather and the load.</summary>
internal sealed class CoolingCompiler(ScenarioContent content)
{
    private const int Months = 12;

    /// <summary>The cooling of a site in a zone; null where its PUE stays as it is.</summary>
    public CoolingSpec? Of(DatacenterRow site, string zone)
    {
        if (!site.PuePerCCell.Has && !site.PueFixedShareCell.Has)
            return null;
        var cooling = new CoolingSpec(content.Calendar!, site.PueFixedShare ?? 0);
        return !site.PuePerCCell.Has ? cooling : cooling with
        {
            PuePerC = site.PuePerCCell.Number,
            FreeCoolingC = site.PueFreeCoolingCCell.Number,
            MeanCByMonth = [.. Enumerable.Range(1, Months).Select(month => Climate(zone, month).MeanTemperatureC)],
            Waves = TemperatureCompiler.WavesOf(content, zone),
        };
    }

    private ZoneClimateRow Climate(string zone, int month) => content.ZoneClimate.Find(zone, HydroCheck.MonthText(month))!;
}
