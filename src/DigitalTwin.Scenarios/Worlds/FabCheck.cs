using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Fabs and flexible loads have dated values; logic fabs say what they make of the AI wafers.</summary>
internal static class FabCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        NeedsRows(content, "fabs", "fab_wafers", "fab", log);
        NeedsRows(content, "flexible_loads", "flexible_load_mw", "load", log);
        foreach (ScenarioRow fab in content.Rows("fabs").Where(f => f.Has("class")))
        {
            bool logic = fab.Text("class") == "logic";
            if (logic && fab.Has("accelerator") && fab.Has("gross_accelerators_per_wafer")
                && fab.Number("gross_accelerators_per_wafer") <= 0)
                log.Error("fab-makes-nothing", fab.Place("gross_accelerators_per_wafer"), "gross_accelerators_per_wafer",
                    $"{fab.Key} makes {fab.Text("accelerator")}, but none from a wafer.", "Fill in how many fit on a wafer.");
            if (!logic && fab.Has("accelerator"))
                log.Warn("unused-value", fab.Place("accelerator"), "accelerator",
                    $"{fab.Key} is a {fab.Text("class")} fab: its accelerator is not used.", "Empty the cell.");
        }
    }

    private static void NeedsRows(ScenarioContent content, string table, string dated, string column, FindingLog log)
    {
        if (content.Tables[dated].Damaged)
            return;
        SortedDictionary<string, List<ScenarioRow>> rows = content.By(dated, column);
        foreach (ScenarioRow row in content.Rows(table).Where(r => !rows.ContainsKey(r.Key)))
            log.Error("missing-dated-rows", row.At, "id", $"{row.Key} has no row in {dated}.",
                "Add one, such as the value when the run begins.");
    }
}
