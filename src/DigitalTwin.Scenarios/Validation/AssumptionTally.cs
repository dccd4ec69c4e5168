using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Validation;

/// <summary>Counts the rows that rest on assumptions.</summary>
internal static class AssumptionTally
{
    private static readonly string[] Words = ["assumption", "recalled", "calibrated"];

    /// <summary>The count of every table that has rows, in the order of the dictionary.</summary>
    public static IReadOnlyList<AssumptionCount> Of(ScenarioTables tables) =>
    [
        .. tables.All.Where(t => t.Rows.Count > 0).Select(t => new AssumptionCount(
            t.Schema.Name,
            t.Rows.Count,
            t.Rows.Count(r => IsAssumed(SourceOf(r))),
            t.Rows.Count(r => r.Changed)) { Sources = SourcesOf(t) }),
    ];

    private static IReadOnlyList<SourceCount> SourcesOf(ScenarioTable table) =>
    [
        .. table.Rows.GroupBy(SourceOf, StringComparer.Ordinal)
            .Select(rows => new SourceCount(rows.Key, rows.Count()))
            .OrderByDescending(source => source.Rows).ThenBy(source => source.Source, StringComparer.Ordinal),
    ];

    private static string SourceOf(ScenarioRow row) => row[row.Schema.Require(AttributeDictionary.SourceColumn)].Text;

    /// <summary>Whether a source says that nobody published the figure.</summary>
    public static bool IsAssumed(string source) => Words.Any(w => source.Contains(w, StringComparison.OrdinalIgnoreCase));
}
