using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Campuses whose operators choose among zones: they have not begun, and each zone says how long a connection takes.</summary>
internal static class SiteChoiceCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        CheckDuplicates(content, log);
        SortedDictionary<string, List<ScenarioRow>> power = content.By("datacenter_mw", "datacenter");
        foreach (ScenarioRow choice in content.Rows("site_choices"))
        {
            if (content.Tables.Follow("site_choices", choice, "datacenter") is not { } campus || !campus.HasAll("kind", "zone", "track"))
                continue;
            if (campus.Text("kind") != "campus" || campus.IsMissing("first_mark"))
                log.Error("choice-without-plan", choice.Place("datacenter"), "datacenter",
                    $"{campus.Key} has no first mark: it does not ask for a connection.",
                    "Name a campus with a first mark, or fill in first_mark in datacenters.");
            else if (campus.Date("first_mark") < content.Calendar?.StartUtc)
                log.Error("choice-of-the-past", choice.Place("datacenter"), "datacenter",
                    $"{campus.Key} had its first mark on {campus.Text("first_mark")}, before the run begins: its place is a fact.",
                    "Remove the row, or write a first_mark in the run.");
            else if (campus.Has("reused") && campus.Number("reused") > 0)
                log.Error("choice-of-a-building", choice.Place("datacenter"), "datacenter",
                    $"{campus.Key} is a reused building, which cannot be moved.",
                    "Remove the row, or write false into reused.");
            else if (HasPower(content, campus, power))
                log.Error("choice-with-power", choice.Place("datacenter"), "datacenter",
                    $"{campus.Key} has power or accelerators when the run begins: it has a site already.",
                    "Remove the row, or let datacenter_mw begin with 0.");
            else
                CheckZone(content, choice, campus, log);
        }
    }

    private static void CheckDuplicates(ScenarioContent content, FindingLog log)
    {
        if (content.Tables["site_choices"].Damaged)
            return;
        SortedDictionary<string, List<ScenarioRow>> choices = content.By("site_choices", "datacenter");
        foreach (ScenarioRow campus in content.Rows("datacenters").Where(row => row.Has("duplicates") && row.Number("duplicates") > 0))
        {
            if (!choices.TryGetValue(campus.Key, out List<ScenarioRow>? zones))
                log.Error("duplicates-without-choices", campus.Place("duplicates"), "duplicates",
                    $"{campus.Key} has one zone alone: site_choices has no row for it.",
                    "Add the further zones to site_choices, or empty the cell.");
            else if (zones.Append(campus).Any(row => row.Has("track") && row.Text("track") == "on_site"))
                log.Error("duplicates-on-site", campus.Place("duplicates"), "duplicates",
                    $"{campus.Key} would generate for itself in one of its zones: a grant there says nothing of when turbines come.",
                    "Name the track firm or curtailable in every zone, or empty the cell.");
        }
    }

    private static void CheckZone(ScenarioContent content, ScenarioRow choice, ScenarioRow campus, FindingLog log)
    {
        if (!choice.Has("zone"))
            return;
        string zone = choice.Text("zone");
        string track = choice.Has("track") ? choice.Text("track") : campus.Text("track");
        if (zone == campus.Text("zone"))
            log.Error("choice-of-own-zone", choice.Place("zone"), "zone",
                $"{zone} is the zone of {campus.Key} already: it is considered first.", "Remove the row.");
        else if (!content.Tables["connections"].Damaged
            && content.Tables["connections"].Find(SitePlanCompiler.ConnectionKey(zone, track)) is null)
            log.Error("campus-without-connection", choice.Place("zone"), "zone",
                $"{campus.Key} may go to {zone}, but connections has no row for {zone} and {track}.",
                "Add the row to connections, or name another track.");
    }

    private static bool HasPower(ScenarioContent content, ScenarioRow campus, SortedDictionary<string, List<ScenarioRow>> power) =>
        (campus.Has("accelerators_at_start") && campus.Number("accelerators_at_start") > 0)
        || (content.Calendar is Calendar calendar && power.TryGetValue(campus.Key, out List<ScenarioRow>? rows)
            && rows.TrueForAll(row => row.HasAll("date", "mw")) && Paths.Of(rows, "mw", calendar).At(0) > 0);
}
