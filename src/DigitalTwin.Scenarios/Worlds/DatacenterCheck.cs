using System.Globalization;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;
using Calendar = DigitalTwin.Core.Time.Calendar;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>
/// Datacenters: campuses have dated MW; the existing ones of a zone draw what zones.datacenter_twh takes out of its load, so that no
/// energy is lost or counted twice.
/// </summary>
internal static class DatacenterCheck
{
    private const double Rounding = 0.01;

    public static void Run(ScenarioContent content, FindingLog log)
    {
        bool powersKnown = !content.Tables["datacenter_mw"].Damaged;
        SortedDictionary<string, List<ScenarioRow>> powers = content.By("datacenter_mw", "datacenter");
        foreach (ScenarioRow campus in content.Rows("datacenters").Where(d => d.Has("kind") && d.Text("kind") == "campus"))
        {
            if (powersKnown && !powers.ContainsKey(campus.Key))
                log.Error("datacenter-without-power", campus.At, "id", $"The campus {campus.Key} has no row in datacenter_mw.",
                    "Add one for each phase.");
            if (campus.Number("accelerators_at_start") > 0 && campus.IsMissing("accelerator"))
                log.Error("accelerators-without-family", campus.Place("accelerators_at_start"), "accelerators_at_start",
                    $"{campus.Key} has accelerators of no family.", "Fill in accelerator.");
        }

        if (powersKnown && !content.Tables["datacenters"].Damaged && !content.Tables["zones"].Damaged)
            CheckExisting(content, powers, log);
    }

    private static void CheckExisting(ScenarioContent content, SortedDictionary<string, List<ScenarioRow>> powers, FindingLog log)
    {
        SortedDictionary<string, List<ScenarioRow>> byZone = content.By("datacenters", "zone");
        foreach (ScenarioRow zone in content.Rows("zones").Where(z => z.Has("datacenter_twh")))
        {
            double wantedMw = zone.Number("datacenter_twh") * 1e6 / Calendar.HoursPerYear;
            ScenarioRow[] existing = byZone.TryGetValue(zone.Key, out List<ScenarioRow>? all)
                ? [.. all.Where(d => d.Has("kind") && d.Text("kind") == "existing")] : [];
            if (existing.Length == 0)
            {
                if (wantedMw > 0)
                    log.Error("missing-existing-datacenter", zone.Place("datacenter_twh"), "datacenter_twh",
                        $"{zone.Key} has {zone.Text("datacenter_twh")} TWh of existing datacenters, "
                            + "but no row of kind existing in datacenters.",
                        "Add the row, or make datacenter_twh 0.");
                continue;
            }

            ScenarioRow[] without = [.. existing.Where(d => !powers.ContainsKey(d.Key))];
            if (without.Length == 0)
                Compare(zone, existing, powers, wantedMw, content.Calendar, log);
            else if (existing.Length > 1)
                log.Error("datacenter-without-power", without[0].At, "id",
                    $"{zone.Key} has several existing datacenters, and {without[0].Key} has no row in datacenter_mw.",
                    "Give each its MW, or write one row for all of them.");
        }
    }

    private static void Compare(
        ScenarioRow zone, ScenarioRow[] existing, SortedDictionary<string, List<ScenarioRow>> powers, double wantedMw, Calendar? calendar,
        FindingLog log)
    {
        if (calendar is null || existing.Any(d => powers[d.Key].Any(p => !p.HasAll("date", "mw"))))
            return;
        double givenMw = existing.Sum(d => Scenarios.Worlds.Paths.Of(powers[d.Key], "mw", calendar).At(0));
        if (Math.Abs(givenMw - wantedMw) <= Rounding * Math.Max(wantedMw, 1))
            return;
        string given = givenMw.ToString("0.#", CultureInfo.InvariantCulture);
        string wanted = wantedMw.ToString("0.#", CultureInfo.InvariantCulture);
        ScenarioRow first = powers[existing[0].Key][0];
        log.Error("datacenter-energy-differs", first.Place("mw"), "mw",
            $"The existing datacenters of {zone.Key} draw {given} MW, "
                + $"but its datacenter_twh of {zone.Text("datacenter_twh")} is {wanted} MW.",
            $"Write {wanted}, or take the rows away: the MW then follow datacenter_twh.");
    }
}
