using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Lines: two different ends, a name that names them, some capacity, no pair twice.</summary>
internal static class LineCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        SortedDictionary<string, List<ScenarioRow>> dated = content.By("line_mw", "line");
        SortedDictionary<string, List<ScenarioRow>> widened = content.By("corridor_options", "line");
        foreach (ScenarioRow line in content.Rows("lines").Where(l => l.HasAll("from", "to")))
        {
            string from = line.Text("from");
            string to = line.Text("to");
            if (from == to)
            {
                log.Error(
                    "line-to-itself", line.Place("to"), "to", $"The line {line.Key} begins and ends in {from}.",
                    "Give it two different zones.");
                continue;
            }

            if (line.Key != $"{from}>{to}")
            {
                log.Error(
                    "line-name", line.Place("id"), "id", $"The line {line.Key} runs from {from} to {to}.",
                    $"Name it {from}>{to}, or fix from and to.");
                continue;
            }

            CheckReactance(content, line, log);
            if (CarriesNothing(line) && !dated.ContainsKey(line.Key) && !widened.ContainsKey(line.Key))
                log.Warn(
                    "line-without-capacity", line.At, "forward_mw", $"The line {line.Key} can carry nothing.",
                    "Give it MW in one direction, a row in line_mw, or take it away.");
            if (content.Tables["lines"].Find($"{to}>{from}") is not null && string.CompareOrdinal(from, to) < 0)
                log.Warn(
                    "line-twice", line.At, "id", $"The pair {from} and {to} has a line in each direction.",
                    "Write one line with forward_mw and reverse_mw, unless they are two lines.");
        }
    }

    // The voltage law holds inside a synchronous area only.
    private static void CheckReactance(ScenarioContent content, ScenarioRow line, FindingLog log)
    {
        if (!line.Has("reactance_pu"))
            return;
        string from = content.Tables.Follow("lines", line, "from")!.Text("sync_area");
        string to = content.Tables.Follow("lines", line, "to")!.Text("sync_area");
        if (from != to)
            log.Error(
                "reactance-across-areas", line.Place("reactance_pu"), "reactance_pu",
                $"The line {line.Key} has a reactance, but links the synchronous areas {from} and {to}.",
                "Empty the cell: the flow between areas is controlled.");
    }

    private static bool CarriesNothing(ScenarioRow line) =>
        line.HasAll("forward_mw", "reverse_mw", "usable_share")
        && (line.Number("forward_mw") + line.Number("reverse_mw")) * line.Number("usable_share") <= 0;
}
