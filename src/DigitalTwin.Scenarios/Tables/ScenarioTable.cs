using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tables;

/// <summary>A table with the rows of all layers merged.</summary>
internal sealed class ScenarioTable(TableSchema schema)
{
    private readonly SortedDictionary<string, ScenarioRow> _rows = new(StringComparer.Ordinal);

    /// <summary>The columns.</summary>
    public TableSchema Schema => schema;

    /// <summary>
    /// Whether rows were lost or a key or reference is in doubt. Checks that conclude from the absence of a row then keep quiet: the
    /// finding that explains the loss is already there.
    /// </summary>
    public bool Damaged { get; set; }

    /// <summary>Whether a layer's file could not be used, so that nothing is known of its rows.</summary>
    public bool Unreadable { get; set; }

    /// <summary>Keys of rows that could not be used; references to them are not unknown.</summary>
    public SortedSet<string> LostKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>File and line 0 of the topmost layer that has the table; where findings about the whole table point.</summary>
    public SourceLine Place { get; set; }

    /// <summary>The headers of the layers' files, by file.</summary>
    public SortedDictionary<string, HeaderMap> Headers { get; } = new(StringComparer.Ordinal);

    /// <summary>The rows in order of their keys.</summary>
    public IReadOnlyCollection<ScenarioRow> Rows => _rows.Values;

    /// <summary>A row by key, or null.</summary>
    public ScenarioRow? Find(string key) => _rows.GetValueOrDefault(key);

    /// <summary>Puts a row in, or in the place of the one with its key.</summary>
    public void Put(ScenarioRow row) => _rows[row.Key] = row;

    /// <summary>Takes a row out.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string key) => _rows.Remove(key);
}

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
    public ScenarioRow? Follow(ScenarioRow row, ScenarioAttribute reference) => _byName[reference.RefersTo!].Find(row[reference].Text);
}

/// <summary>The key of a row as one text.</summary>
internal static class KeyText
{
    /// <summary>Stands between the parts of a key; no identifier holds it.</summary>
    public const char Separator = '\u001F';

    /// <summary>The key of a row of cells.</summary>
    public static string Of(TableSchema schema, Cell[] cells)
    {
        if (schema.KeyIndexes.Length == 1)
            return Canonical(schema.Columns[schema.KeyIndexes[0]], cells[schema.KeyIndexes[0]].Text);
        return string.Join(Separator, schema.KeyIndexes.Select(i => Canonical(schema.Columns[i], cells[i].Text)));
    }

    /// <summary>A key as people read it.</summary>
    public static string Shown(string key) => key.Replace(Separator.ToString(), ", ", StringComparison.Ordinal);

    // 1, 01 and 1.0 name one month, and 1;2 and 2;1 the same two.
    private static string Canonical(ScenarioAttribute attribute, string text)
    {
        string given = text.Length > 0 ? text : attribute.Default ?? "";
        return attribute.Type switch
        {
            AttributeType.Integer when double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out double n) =>
                n.ToString("00", CultureInfo.InvariantCulture),
            AttributeType.Months when MonthSet.TryParse(given, out int bits) => MonthSet.Format(bits),
            _ => given,
        };
    }
}
