using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Training apart from inference: on accelerators, one thing that stops first, hours only where there is training.</summary>
internal static class TrainingCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (DatacenterRow site in content.Datacenters)
        {
            if (site.TrainingShareCell.IsMissing && site.PauseHoursYearCell.Has)
                log.Error("pause-without-training", site.PauseHoursYearCell,
                    $"{site.Key} has hours for which training may pause, and no share of training.",
                    "Fill in training_share, or empty the cell.");
            if (site.TrainingShareCell.IsMissing && site.InferenceSwingCell.Has)
                log.Error("shape-without-inference", site.InferenceSwingCell,
                    $"{site.Key} has a day of inference, and does not tell it from training.",
                    "Fill in training_share, 0 for a site that serves inference alone, or empty the cell.");
            if (site.InferenceSwingCell.IsMissing && site.InferencePeakHourCell.Has)
                log.Error("peak-without-swing", site.InferencePeakHourCell,
                    $"{site.Key} has an hour in which inference is asked for most, but inference is flat.",
                    "Fill in inference_swing, or empty the cell.");
            if (!site.TrainingShareCell.Has)
                continue;
            if (site.AcceleratorCell.IsMissing && site.FirstMarkCell.IsMissing) // with a first mark it is told already
                log.Error("training-without-family", site.TrainingShareCell,
                    $"{site.Key} has no accelerator family: its load is not computed from what it does.",
                    "Fill in accelerator, or empty the cell.");
            else if (site.FlexibleShareCell.Has && site.FlexibleShare > 0)
                log.Error("training-and-flexible", site.FlexibleShareCell,
                    $"{site.Key} says with training_share what stops first, and with flexible_share, too.", "Empty one of the two cells.");
        }
    }
}

/// <summary>Stores behind the meter: power and hours together, an efficiency only of something, restarts only of training.</summary>
internal static class SiteBatteryCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (DatacenterRow site in content.Datacenters)
        {
            PairCheck.Run(site, "half-a-battery", site.BatteryMwCell, site.BatteryHoursCell, log);
            if (site.BatteryEfficiencyCell.Has && site.BatteryMwCell.IsMissing && site.RideThroughMinCell.IsMissing)
                log.Error("efficiency-without-battery", site.BatteryEfficiencyCell, $"{site.Key} has no store behind the meter.",
                    "Fill in battery_mw and battery_hours, or ride_through_min, or empty the cell.");
            if (site.RestartMinCell.Has && site.TrainingShareCell.IsMissing)
                log.Error("restart-without-training", site.RestartMinCell,
                    $"{site.Key} has a time to start training again, and no share of training.",
                    "Fill in training_share, or empty the cell.");
        }
    }
}

/// <summary>Plants of a campus' own: only where one is built, and of another maker than the transformer of the connection.</summary>
internal static class OnSiteCheck
{
    private const string OnSite = "on_site";

    public static void Run(ScenarioContent content, FindingLog log)
    {
        ILookup<string, SiteChoiceRow> choices = content.SiteChoices.By(row => row.DatacenterCell);
        foreach (DatacenterRow site in content.Datacenters.Where(row => row.TrackCell.Has && row.ZoneCell.Has))
        {
            RowCell[] named = [site.OnSiteSupplyCell, site.OnSiteUsdMwhCell, site.OnSiteCo2TMwhCell, site.PlantCell];
            RowCell[] given = [.. named.Where(cell => cell.Has)];
            if (given.Length == 0)
                continue;
            if (site.FirstMarkCell.Has && content.Connections.Find(site.Zone, site.Track) is null)
                continue; // a track that nobody offers is told already
            string[] zones = [.. ZonesOf(site, choices[site.Key])];
            if (site.FirstMarkCell.IsMissing || zones.Length == 0)
                log.Error("plant-without-track", given[0],
                    $"{site.Key} builds no plant of its own: it has no first mark, or is nowhere on the track {OnSite}.",
                    $"Fill in first_mark and make the track {OnSite}, or empty the cell.");
            foreach (string zone in zones.Where(zone => site.OnSiteSupplyCell.Has))
                CheckTransformer(content, site, zone, log);
        }
    }

    /// <summary>The zones in which a campus would generate for itself.</summary>
    private static IEnumerable<string> ZonesOf(DatacenterRow site, IEnumerable<SiteChoiceRow> choices)
    {
        string own = site.Track;
        if (own == OnSite)
            yield return site.Zone;
        foreach (SiteChoiceRow choice in choices.Where(choice => choice.ZoneCell.Has))
        {
            if ((choice.Track ?? own) == OnSite)
                yield return choice.Zone;
        }
    }

    /// <summary>What arrives from a maker must say by its good what it is.</summary>
    private static void CheckTransformer(ScenarioContent content, DatacenterRow site, string zone, FindingLog log)
    {
        ConnectionRow? steps = content.Connections.Find(zone, OnSite);
        if (steps is not null && steps.TransformerCell.Has && steps.TransformerCell.Text == site.OnSiteSupplyCell.Text)
            log.Error("good-twice", site.OnSiteSupplyCell,
                $"{site.OnSiteSupplyCell.Text} is the transformer of the connection in {zone} already.",
                "Name another good, or empty the cell.");
    }
}

/// <summary>Two cells of a row that say something only together.</summary>
internal static class PairCheck
{
    /// <summary>Reports the one that stands alone.</summary>
    public static void Run(TypedRow row, string rule, RowCell one, RowCell other, FindingLog log)
    {
        Check(row, rule, one, other, log);
        Check(row, rule, other, one, log);
    }

    private static void Check(TypedRow row, string rule, RowCell given, RowCell missing, FindingLog log)
    {
        if (given.Has && missing.IsMissing)
            log.Error(rule, given, $"{row.Key} has {given.Column} and no {missing.Column}.",
                $"Fill in {missing.Column}, or empty the cell.");
    }
}
