using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Reading;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Layers;

/// <summary>Lays the rows of a layer over the ones below: new keys are added, cells that are filled replace inherited ones.</summary>
internal sealed class TableMerge(ScenarioTables tables, FindingLog log)
{
    /// <summary>Merges one table of a layer.</summary>
    public void Apply(LayerTable layer)
    {
        ScenarioTable table = tables[layer.Schema.Name];
        table.Place = layer.Place;
        table.Damaged |= layer.Damaged;
        table.Unreadable |= layer.Unreadable;
        table.LostKeys.UnionWith(layer.LostKeys);
        if (layer.Header is not null)
            table.Headers[layer.Place.File] = layer.Header;
        int remove = layer.Schema.Require(AttributeDictionary.RemoveColumn);
        foreach (ScenarioRow row in layer.Rows)
        {
            if (row[remove].Text == "true")
                Remove(table, row);
            else
                Put(table, row);
        }
    }

    private static void Put(ScenarioTable table, ScenarioRow row)
    {
        if (table.Find(row.Key) is not { } below)
        {
            table.Put(row);
            return;
        }

        for (int i = 0; i < row.Cells.Length; i++)
        {
            if (row.Cells[i].Text.Length > 0)
                below.Cells[i] = row.Cells[i];
        }
    }

    private void Remove(ScenarioTable table, ScenarioRow row)
    {
        if (!table.Remove(row.Key))
        {
            if (table.Unreadable || table.LostKeys.Contains(row.Key))
                return;
            string fix = Suggestion.For(KeyText.Shown(row.Key), table.Rows.Select(r => KeyText.Shown(r.Key)), "Take the row away.");
            log.Error("nothing-to-remove", row.At, AttributeDictionary.RemoveColumn,
                $"No layer below has the row {KeyText.Shown(row.Key)}.", fix);
            return;
        }

        if (table.Schema.KeyIndexes.Length == 1)
            RemoveParts(table.Schema.Name, row.Key);
    }

    // Capacity without its fleet is nothing: rows keyed by the row that went go with it.
    private void RemoveParts(string name, string key)
    {
        foreach (ScenarioTable other in tables.All)
        {
            foreach (int column in other.Schema.KeyIndexes.Where(i => other.Schema.Columns[i].RefersTo == name))
            {
                foreach (ScenarioRow part in other.Rows.Where(r => r.Cells[column].Text == key).ToArray())
                    other.Remove(part.Key);
            }
        }
    }
}
