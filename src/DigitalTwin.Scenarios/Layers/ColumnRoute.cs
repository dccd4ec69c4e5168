using System.Collections.Immutable;
using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Layers;

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

        return at.Text(Column.Column);
    }
}
