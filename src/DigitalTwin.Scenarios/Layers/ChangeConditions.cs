using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Reading;
using DigitalTwin.Scenarios.Tables;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Layers;

/// <summary>The conditions of a change, ready to be asked of rows.</summary>
internal sealed class ChangeConditions
{
    private readonly ScenarioTables _tables;
    private readonly List<(ColumnRoute Route, string[] Values)> _conditions = [];

    private ChangeConditions(ScenarioTables tables) => _tables = tables;

    /// <summary>Reads the conditions of a change; null after findings.</summary>
    public static ChangeConditions? Read(ChangeEntry change, ScenarioTable table, ScenarioTables tables, FindingLog log)
    {
        ChangeConditions all = new(tables);
        bool usable = true;
        foreach (ChangeCondition condition in change.Where)
            usable &= all.Add(condition, change, table, log);
        return usable ? all : null;
    }

    /// <summary>Whether all conditions hold for a row.</summary>
    public bool Hold(ScenarioRow row) => _conditions.TrueForAll(c => c.Values.Any(v => Meets(c.Route, row, v)));

    private bool Add(ChangeCondition condition, ChangeEntry change, ScenarioTable table, FindingLog log)
    {
        string name = condition.Column.Text;
        SourceLine at = change.At with { Line = condition.Column.Line };
        IReadOnlyList<ColumnRoute> routes = ColumnRoute.Find(table.Schema, name);
        if (routes.Count == 0)
        {
            string[] known = [.. ColumnRoute.Reachable(table.Schema)];
            string fix = Suggestion.For(name, known, $"A condition on {table.Schema.Name} may use {string.Join(", ", known)}.");
            log.Error("unknown-column", at, name, $"Rows of {table.Schema.Name} have no {name}, and neither have the rows they refer to.",
                fix);
            return false;
        }

        if (routes.Count > 1)
        {
            string ways = string.Join(", ", routes.Select(r => r.References[^1].Column));
            log.Error("ambiguous-column", at, name, $"{name} can be that of {ways}.", $"Use {ways} themselves.");
            return false;
        }

        _conditions.Add((routes[0], [.. condition.Values.Select(v => v.Text.Trim())]));
        return CheckValues(condition, change, table, routes[0], log);
    }

    // A misspelt value in a list would otherwise just narrow the change without a word.
    private bool CheckValues(ChangeCondition condition, ChangeEntry change, ScenarioTable table, ColumnRoute route, FindingLog log)
    {
        bool usable = condition.Values.Count > 0;
        if (!usable)
            log.Error("bad-change", change.At with { Line = condition.Column.Line }, condition.Column.Text, "The condition has no value.",
                "Give a value or a list of values.");
        foreach (YamlScalar value in condition.Values)
        {
            if (table.Rows.Any(r => Meets(route, r, value.Text.Trim())))
                continue;
            usable = false;
            if (table.Damaged)
                continue;
            IEnumerable<string> there = table.Rows.Select(r => route.Read(r, _tables)).OfType<string>().Distinct(StringComparer.Ordinal);
            string fix = Suggestion.For(value.Text, there, "Check the value.");
            log.Error("change-matches-nothing", change.At with { Line = value.Line }, condition.Column.Text,
                $"No row of {table.Schema.Name} has {condition.Column.Text} {value.Text}.", fix);
        }

        return usable;
    }

    private bool Meets(ColumnRoute route, ScenarioRow row, string value)
    {
        string? text = route.Read(row, _tables);
        if (text is null)
            return false;
        if (text == value)
            return true;
        return route.Column.IsNumeric && NumberText.TryParse(text, out double a) && NumberText.TryParse(value, out double b) && a.Equals(b);
    }
}

/// <summary>How to get from a row to a column that a condition names: a column of the row, or one of a row that it refers to.</summary>
/// <param name="References">The references to follow, in order.</param>
/// <param name="Column">The column at the end.</param>
internal sealed record ColumnRoute(ImmutableArray<ScenarioAttribute> References, ScenarioAttribute Column)
{
    /// <summary>
    /// The shortest routes to a column by name: none where it cannot be reached, several where the name has several meanings.
    /// </summary>
    public static IReadOnlyList<ColumnRoute> Find(TableSchema table, string column)
    {
        List<(TableSchema At, ImmutableArray<ScenarioAttribute> Path)> front = [(table, [])];
        while (front.Count > 0)
        {
            ColumnRoute[] found =
                [.. front.Where(f => f.At.IndexOf(column) >= 0).Select(f => new ColumnRoute(f.Path, f.At.Columns[f.At.IndexOf(column)]))];
            if (found.Length > 0)
                return found;
            front = [.. front.SelectMany(
                f => f.At.Columns.Where(c => c.RefersTo is not null)
                .Select(c => (AttributeDictionary.Shared[c.RefersTo!], f.Path.Add(c))))];
        }

        return [];
    }

    /// <summary>Every column name that a condition on a table may use.</summary>
    public static IEnumerable<string> Reachable(TableSchema table)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        List<TableSchema> front = [table];
        while (front.Count > 0)
        {
            foreach (TableSchema schema in front)
                names.UnionWith(schema.Columns.Where(c => c.Column != AttributeDictionary.RemoveColumn).Select(c => c.Column));
            front = [.. front.SelectMany(
                s => s.Columns.Where(c => c.RefersTo is not null).Select(c => AttributeDictionary.Shared[c.RefersTo!]))];
        }

        return names;
    }

    /// <summary>The text at the end of the route for one row; null where a reference leads nowhere.</summary>
    public string? Read(ScenarioRow row, ScenarioTables tables)
    {
        ScenarioRow at = row;
        foreach (ScenarioAttribute reference in References)
        {
            if (tables.Follow(at, reference) is not { } next)
                return null;
            at = next;
        }

        return at[Column].Text;
    }
}
