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
            int owner = table.Schema.KeyIndexes[0];
            int date = table.Schema.Require(DateColumn);
            IEnumerable<ScenarioRow> owned = table.Rows.Where(row => row[owner].Has);
            foreach (IEnumerable<ScenarioRow> rows in owned.GroupBy(row => row[owner].Text, StringComparer.Ordinal))
                CheckOrder(rows.Select(row => row[date]), log);
        }
    }

    private static void CheckOrder(IEnumerable<RowCell> dates, FindingLog log)
    {
        RowCell[] byDate = [.. dates.Where(date => date.Has).OrderBy(date => date.Number)];
        for (int i = 1; i < byDate.Length; i++)
        {
            (SourceLine earlier, SourceLine later) = (byDate[i - 1].Row.At, byDate[i].Row.At);
            if (earlier.File != later.File || earlier.Line < later.Line)
                continue;
            log.Error("dates-not-rising", earlier, DateColumn, $"{byDate[i - 1].Text} stands below {byDate[i].Text} of line {later.Line}.",
                "Check the year, and write the dates of one entry in rising order.");
        }
    }
}

/// <summary>Turns dated rows into paths.</summary>
internal static class Paths
{
    /// <summary>The path through the rows of one owner, in any order; dates are distinct since they are part of the key.</summary>
    public static DatedPath Of<TRow>(IEnumerable<TRow> rows, Func<TRow, double> value, Calendar calendar)
        where TRow : IDatedRow =>
        new([.. rows.OrderBy(row => row.Date).Select(row => new DatedValue(calendar.TickAtOrAfter(row.Date), value(row)))]);

    /// <summary>The path of an owner, or a constant where it has no rows.</summary>
    public static DatedPath Of<TRow>(IEnumerable<TRow> rows, Func<TRow, double> value, Calendar calendar, double otherwise)
        where TRow : IDatedRow =>
        rows.Any() ? Of(rows, value, calendar) : DatedPath.Constant(otherwise);
}
