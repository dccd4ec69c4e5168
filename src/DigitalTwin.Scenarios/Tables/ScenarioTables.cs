using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tables;

/// <summary>All tables of a scenario, merged.</summary>
internal sealed class ScenarioTables
{
    private readonly Dictionary<string, ScenarioTable> _byName = new(StringComparer.Ordinal);

    /// <summary>Empty tables, one for each CSV table of the dictionary.</summary>
    /// <param name="folder">Name of the scenario's folder, for findings about tables that no layer has.</param>
    public ScenarioTables(string folder)
    {
        foreach (TableSchema schema in AttributeDictionary.Shared.Tables)
            _byName.Add(schema.Name, new ScenarioTable(schema) { Place = new SourceLine($"{folder}/{schema.Name}.csv", 0) });
    }

    /// <summary>A table by name.</summary>
    public ScenarioTable this[string table] => _byName[table];

    /// <summary>The tables in the order of the dictionary.</summary>
    public IEnumerable<ScenarioTable> All => AttributeDictionary.Shared.Tables.Select(t => _byName[t.Name]);

    /// <summary>Says that a lower layer is missing: what the tables lack may have been there.</summary>
    public void MarkIncomplete()
    {
        foreach (ScenarioTable table in All)
            table.Damaged = table.Unreadable = true;
    }

    /// <summary>The row that a reference points to, or null.</summary>
    public ScenarioRow? Follow(ScenarioRow row, ScenarioAttribute reference) =>
        _byName[reference.RefersTo!].Find(row.Text(reference.Column));

    /// <summary>The row that a usable reference points to, or null where the cell has no usable value.</summary>
    public ScenarioRow? Follow(string table, ScenarioRow row, string column)
    {
        ScenarioAttribute reference = _byName[table].Schema.Columns[_byName[table].Schema.Require(column)];
        return row.Has(column) ? Follow(row, reference) : null;
    }
}
