using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Dated tables: within a file the dates of one owner rise, so that a mistyped year is seen.</summary>
internal static class DatedTableCheck
{
    private const string DateColumn = "date";

    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (ScenarioTable table in content.Tables.All.Where(t => t.Schema.IndexOf(DateColumn) >= 0))
        {
            string owner = table.Schema.Columns[table.Schema.KeyIndexes[0]].Column;
            foreach (List<ScenarioRow> rows in content.By(table.Schema.Name, owner).Values)
                CheckOrder(rows, log);
        }
    }

    private static void CheckOrder(List<ScenarioRow> rows, FindingLog log)
    {
        ScenarioRow[] byDate = [.. rows.Where(r => r.Has(DateColumn)).OrderBy(r => r.Number(DateColumn))];
        for (int i = 1; i < byDate.Length; i++)
        {
            (ScenarioRow earlier, ScenarioRow later) = (byDate[i - 1], byDate[i]);
            if (earlier.At.File != later.At.File || earlier.At.Line < later.At.Line)
                continue;
            log.Error("dates-not-rising", earlier.At, DateColumn,
                $"{earlier.Text(DateColumn)} is below {later.Text(DateColumn)} of line {later.At.Line}.",
                "Check the year, and write the dates of one entry in rising order.");
        }
    }
}
