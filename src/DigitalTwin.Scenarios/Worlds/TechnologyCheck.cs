using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Technologies: figures that only make sense together.</summary>
internal static class TechnologyCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (ScenarioRow technology in content.Rows("technologies"))
        {
            if (technology.HasAll("forced_outage_rate", "mttr_h") && technology.Number("forced_outage_rate") > 0
                && technology.Number("mttr_h") <= 0)
                log.Error("outage-without-repair", technology.Place("mttr_h"), "mttr_h",
                    $"{technology.Key} has outages that take no time to repair.", "Fill in mttr_h, or make forced_outage_rate 0.");
            if (technology.HasAll("hot_below_h", "cold_above_h") && technology.Number("hot_below_h") > technology.Number("cold_above_h"))
                log.Error("start-hours", technology.Place("cold_above_h"), "cold_above_h",
                    $"A start of {technology.Key} would be cold before it stops being hot.", "Make cold_above_h at least hot_below_h.");
            CheckStarts(technology, log);
            if (technology.Has("kind") && technology.Text("kind") == "storage" && technology.IsDefault("round_trip_efficiency"))
                log.Error(
                    "missing-efficiency", technology.At, "round_trip_efficiency", $"The storage {technology.Key} would lose nothing.",
                    "Fill in round_trip_efficiency, such as 0.86 for a battery.");
        }
    }

    private static void CheckStarts(ScenarioRow technology, FindingLog log)
    {
        string[] columns = ["start_hot_usd_mw", "start_warm_usd_mw", "start_cold_usd_mw"];
        for (int i = 1; i < columns.Length; i++)
        {
            if (technology.HasAll(columns[i - 1], columns[i]) && technology.Number(columns[i]) < technology.Number(columns[i - 1]))
                log.Warn("start-cost-order", technology.Place(columns[i]), columns[i],
                    $"A colder start of {technology.Key} costs less than a warmer one.", "Check the three figures.");
        }
    }
}
