using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>A zone has plants or a line that can feed it.</summary>
internal static class ConnectionCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        // A fleet or line with a misspelt zone explains the gap and has its own finding.
        ScenarioTables tables = content.Tables;
        if (tables["fleets"].Damaged || tables["fleet_capacity"].Damaged || tables["lines"].Damaged || tables["line_mw"].Damaged)
            return;
        SortedSet<string> fed = new(StringComparer.Ordinal);
        foreach (ScenarioRow capacity in content.Rows("fleet_capacity").Where(r => !r.Has("mw") || r.Number("mw") > 0))
        {
            if (tables.Follow("fleet_capacity", capacity, "fleet") is { } fleet)
                fed.Add(fleet.Text("zone"));
        }

        foreach (ScenarioRow line in content.Rows("lines"))
            AddEnds(line, line, fed);
        foreach (ScenarioRow dated in content.Rows("line_mw"))
        {
            if (tables.Follow("line_mw", dated, "line") is { } line)
                AddEnds(line, dated, fed);
        }

        foreach (ScenarioRow zone in content.Rows("zones").Where(z => !fed.Contains(z.Key)))
            log.Error("disconnected-zone", zone.At, "id", $"The zone {zone.Key} has load, but no plant and no line that feeds it.",
                "Give it fleets with capacity, or a line from another zone.");
    }

    private static void AddEnds(ScenarioRow line, ScenarioRow rated, SortedSet<string> fed)
    {
        if (!rated.Has("forward_mw") || rated.Number("forward_mw") > 0)
            fed.Add(line.Text("to"));
        if (!rated.Has("reverse_mw") || rated.Number("reverse_mw") > 0)
            fed.Add(line.Text("from"));
    }
}
