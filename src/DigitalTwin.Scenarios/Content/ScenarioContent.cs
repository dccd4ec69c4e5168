using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Content;

/// <summary>What the layers of a scenario come to: parsed tables, loaded series, the calendar.</summary>
/// <param name="Tables">The merged tables, parsed.</param>
/// <param name="Series">The usable series by name: 8,760 values in local standard time, mean 1.</param>
/// <param name="Calendar">Calendar of the run; null where the scenario has no usable start.</param>
internal sealed record ScenarioContent(ScenarioTables Tables, SortedDictionary<string, double[]> Series, Calendar? Calendar)
{
    /// <summary>Rows of a table.</summary>
    public IReadOnlyCollection<ScenarioRow> Rows(string table) => Tables[table].Rows;

    /// <summary>Rows of a table by the text of one of their cells; texts in order.</summary>
    public SortedDictionary<string, List<ScenarioRow>> By(string table, string column)
    {
        SortedDictionary<string, List<ScenarioRow>> groups = new(StringComparer.Ordinal);
        foreach (ScenarioRow row in Rows(table).Where(r => r.Has(column)))
        {
            string key = row.Text(column);
            if (!groups.TryGetValue(key, out List<ScenarioRow>? group))
                groups.Add(key, group = []);
            group.Add(row);
        }

        return groups;
    }
}
