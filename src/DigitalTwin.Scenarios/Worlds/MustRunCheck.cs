using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Must-run rows: one share a fleet and month, and only for fleets that can be must-run.</summary>
internal static class MustRunCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach ((string fleet, List<ScenarioRow> rows) in content.By("must_run", "fleet"))
        {
            int taken = 0;
            foreach (ScenarioRow row in rows.Where(r => r.Has("months")).OrderBy(r => r.At.File, StringComparer.Ordinal)
                .ThenBy(r => r.At.Line))
            {
                int months = (int)row.Number("months");
                if ((taken & months) != 0)
                    log.Error("overlapping-months", row.Place("months"), "months",
                        $"{fleet} already has a share for {MonthSet.Format(taken & months)}.", "Give each month one share.");
                taken |= months;
            }

            CheckKind(content, rows[0], log);
        }
    }

    private static void CheckKind(ScenarioContent content, ScenarioRow row, FindingLog log)
    {
        if (content.Tables.Follow("must_run", row, "fleet") is not { } fleet
            || content.Tables.Follow("fleets", fleet, "technology") is not { } technology)
            return;
        if (technology.Has("kind") && technology.Text("kind") is "storage" or "variable")
            log.Error("must-run-kind", row.Place("fleet"), "fleet",
                $"{fleet.Key} is {technology.Text("kind")} and cannot be must-run.", "Take the row away.");
    }
}
