using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Plants of a campus' own: only where one is built, and of another maker than the transformer of the connection.</summary>
internal static class OnSiteCheck
{
    private const string OnSite = "on_site";
    private static readonly string[] Columns = ["on_site_supply", "on_site_usd_mwh", "on_site_co2_t_mwh"];

    public static void Run(ScenarioContent content, FindingLog log)
    {
        SortedDictionary<string, List<ScenarioRow>> choices = content.By("site_choices", "datacenter");
        foreach (ScenarioRow site in content.Rows("datacenters").Where(row => Columns.Any(row.Has) && row.HasAll("track", "zone")))
        {
            if (site.Has("first_mark") && content.Tables["connections"].Find(SitePlanCompiler.ConnectionKey(site)) is null)
                continue; // a track that nobody offers is reported already
            string given = Columns.First(site.Has);
            string[] zones = [.. ZonesOf(site, choices.GetValueOrDefault(site.Key, []))];
            if (site.IsMissing("first_mark") || zones.Length == 0)
                log.Error("plant-without-track", site.Place(given), given,
                    $"{site.Key} builds no plant of its own: it has no first mark, or is nowhere on the track {OnSite}.",
                    $"Fill in first_mark and make the track {OnSite}, or empty the cell.");
            foreach (string zone in zones.Where(zone => site.Has("on_site_supply")))
                CheckTransformer(content, site, zone, log);
        }
    }

    /// <summary>The zones in which a campus would generate for itself.</summary>
    private static IEnumerable<string> ZonesOf(ScenarioRow site, IEnumerable<ScenarioRow> choices)
    {
        string own = site.Text("track");
        if (own == OnSite)
            yield return site.Text("zone");
        foreach (ScenarioRow choice in choices.Where(choice => choice.Has("zone")))
        {
            if ((choice.Has("track") ? choice.Text("track") : own) == OnSite)
                yield return choice.Text("zone");
        }
    }

    /// <summary>What arrives from a maker must say by its good what it is.</summary>
    private static void CheckTransformer(ScenarioContent content, ScenarioRow site, string zone, FindingLog log)
    {
        ScenarioRow? steps = content.Tables["connections"].Find(SitePlanCompiler.ConnectionKey(zone, OnSite));
        if (steps is not null && steps.Has("transformer") && steps.Text("transformer") == site.Text("on_site_supply"))
            log.Error("good-twice", site.Place("on_site_supply"), "on_site_supply",
                $"{site.Text("on_site_supply")} is the transformer of the connection in {zone} already.",
                "Name another good, or empty the cell.");
    }
}
