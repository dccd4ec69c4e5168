using DigitalTwin.Model.Equipment;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>What limits the building of compute: campuses find their connection, rules name what exists, goods have a rate.</summary>
internal static class BuildOutCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        CheckCampuses(content, log);
        CheckSpeculations(content, log);
        CheckRules(content, log);
        CheckSupplies(content, log);
        CheckFeeds(content, log);
    }

    private static void CheckCampuses(ScenarioContent content, FindingLog log)
    {
        if (content.Tables["connections"].Damaged)
            return;
        foreach (ScenarioRow campus in content.Rows("datacenters").Where(row => row.HasAll("first_mark", "track", "kind", "zone")))
        {
            if (campus.Text("kind") != "campus")
                log.Error("mark-without-campus", campus.Place("first_mark"), "first_mark",
                    $"{campus.Key} is no campus: existing datacenters have their power already.", "Empty the cell.");
            else if (content.Tables["connections"].Find(SitePlanCompiler.ConnectionKey(campus)) is null)
                log.Error("campus-without-connection", campus.Place("first_mark"), "first_mark",
                    $"{campus.Key} has a first mark, but connections has no row for {campus.Text("zone")} and {campus.Text("track")}.",
                    "Add the row to connections, or empty first_mark: datacenter_mw is then the power that the campus has.");
            else if (campus.IsMissing("accelerator"))
                log.Error("plan-without-family", campus.Place("first_mark"), "first_mark",
                    $"{campus.Key} has a first mark and no accelerator family to fill its halls with.", "Fill in accelerator.");
        }
    }

    private static void CheckSpeculations(ScenarioContent content, FindingLog log)
    {
        if (content.Tables["connections"].Damaged)
            return;
        foreach (ScenarioRow filed in content.Rows("speculative_requests").Where(row => row.HasAll("zone", "track")))
        {
            if (content.Tables["connections"].Find(SitePlanCompiler.ConnectionKey(filed.Text("zone"), filed.Text("track"))) is null)
                log.Error("request-without-connection", filed.Place("zone"), "zone",
                    $"connections has no row for {filed.Text("zone")} and {filed.Text("track")}: how long is a study there?",
                    "Add the row to connections, or name another track.");
        }
    }

    private static void CheckRules(ScenarioContent content, FindingLog log)
    {
        foreach (string table in (ReadOnlySpan<string>)["permits", "export_controls"])
        {
            foreach (ScenarioRow rule in content.Rows(table).Where(row => row.HasAll("start", "end")))
            {
                if (rule.Number("end") <= rule.Number("start"))
                    log.Error("rule-without-days", rule.Place("end"), "end",
                        $"The rule {rule.Key} ends on {rule.Text("end")}, before it holds.", "Write a day after start, or empty the cell.");
            }
        }

        SortedSet<string> classes =
            [.. content.Rows("accelerators").Where(row => row.Has("export_class")).Select(row => row.Text("export_class"))];
        SortedSet<string> countries = [.. content.Rows("zones").Where(row => row.Has("country")).Select(row => row.Text("country"))];
        foreach (ScenarioRow rule in content.Rows("export_controls").Where(row => row.HasAll("export_class", "destination")))
        {
            if (!content.Tables["accelerators"].Damaged && !classes.Contains(rule.Text("export_class")))
                log.Error("unknown-class", rule.Place("export_class"), "export_class",
                    $"No accelerator is of the class {rule.Text("export_class")}.", $"Known: {string.Join(", ", classes)}.");
            CheckCountry(content, countries, rule, "destination", log);
        }

        foreach (string table in (ReadOnlySpan<string>)["demand_growth", "algorithm_gains", "self_sufficiency"])
        {
            foreach (ScenarioRow row in content.Rows(table).Where(row => row.Has("country")))
                CheckCountry(content, countries, row, "country", log);
        }
    }

    private static void CheckCountry(
        ScenarioContent content, SortedSet<string> countries, ScenarioRow row, string column, FindingLog log)
    {
        if (!content.Tables["zones"].Damaged && !countries.Contains(row.Text(column)))
            log.Error("unknown-country", row.Place(column), column, $"No zone is in {row.Text(column)}.",
                $"Known: {string.Join(", ", countries.Take(20))}.");
    }

    private static void CheckSupplies(ScenarioContent content, FindingLog log)
    {
        if (content.Tables["supply_mw"].Damaged)
            return;
        SortedSet<string> ordered = new(StringComparer.Ordinal) { SupplySpec.GasTurbine };
        foreach (string column in (ReadOnlySpan<string>)["equipment", "transformer"])
            ordered.UnionWith(content.By("build_options", column).Keys.Concat(content.By("corridor_options", column).Keys));
        ordered.UnionWith(content.By("connections", "transformer").Keys);
        ordered.UnionWith(content.By("datacenters", "on_site_supply").Keys);
        foreach (ScenarioRow steps in content.By("connections", "transformer").GetValueOrDefault(SupplySpec.GasTurbine) ?? [])
            log.Error("good-twice", steps.Place("transformer"), "transformer",
                $"{SupplySpec.GasTurbine} is what sites with turbines of their own order for themselves.",
                "Name another good, or empty the cell.");
        foreach (ScenarioRow supply in content.Rows("supplies").Where(row => !ordered.Contains(row.Key)))
            log.Warn("good-nobody-orders", supply.At, "id", $"Nothing orders {supply.Key}: the row has no effect.",
                $"Sites with turbines of their own order {SupplySpec.GasTurbine}; name others in build_options, corridor_options, "
                    + "connections or on_site_supply.");
        SortedDictionary<string, List<ScenarioRow>> rates = content.By("supply_mw", "supply");
        foreach (ScenarioRow supply in content.Rows("supplies").Where(row => !rates.ContainsKey(row.Key)))
            log.Error("missing-dated-rows", supply.At, "id", $"{supply.Key} has no row in supply_mw.",
                "Add one, such as the rate when the run begins.");
    }

    private static void CheckFeeds(ScenarioContent content, FindingLog log)
    {
        foreach (ScenarioRow fab in content.Rows("fabs").Where(row => row.HasAll("feeds", "class")))
        {
            if (content.Tables.Follow("fabs", fab, "feeds") is { } fed && fed.Has("class") && fed.Text("class") != "packaging")
                log.Error("feeds-no-packaging", fab.Place("feeds"), "feeds", $"{fab.Key} feeds {fed.Key}, a {fed.Text("class")} fab.",
                    "Name a packaging fab.");
            else if (fab.Text("class") == "packaging")
                log.Error("packaging-feeds", fab.Place("feeds"), "feeds", $"{fab.Key} is a packaging fab and sells what it makes.",
                    "Empty the cell.");
            else if (fab.Text("class") == "memory" && fab.Has("gross_stacks_per_wafer") && fab.Number("gross_stacks_per_wafer") <= 0)
                log.Error("fab-makes-nothing", fab.Place("gross_stacks_per_wafer"), "gross_stacks_per_wafer",
                    $"{fab.Key} feeds {fab.Text("feeds")}, but makes no stack from a wafer.", "Fill in how many fit on a wafer.");
            else if (content.Tables.Follow("fabs", fab, "accelerator") is { } family && family.Number("packages_per_wafer") <= 0)
                log.Error("family-without-package", fab.Place("accelerator"), "accelerator",
                    $"{fab.Key} hands dies of {family.Key} to packaging, but {family.Key} has no packages_per_wafer.",
                    "Fill it in in accelerators.");
            else if (fab.Text("class") == "logic" && fab.IsMissing("accelerator"))
                log.Error("fab-makes-nothing", fab.Place("feeds"), "feeds", $"{fab.Key} feeds {fab.Text("feeds")}, but makes no family.",
                    "Fill in accelerator, or empty feeds.");
        }
    }
}
