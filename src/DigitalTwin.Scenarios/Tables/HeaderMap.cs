using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Tables;

/// <summary>Where each cell of a file's rows belongs.</summary>
internal sealed class HeaderMap
{
    private readonly int?[] _columns;

    private HeaderMap(int width, SourceLine at)
    {
        _columns = new int?[width];
        At = at;
    }

    /// <summary>File and line of the header.</summary>
    public SourceLine At { get; }

    /// <summary>Cells a row must have.</summary>
    public int Width => _columns.Length;

    /// <summary>Whether a cell of the header could not be used.</summary>
    public bool Damaged { get; private set; }

    /// <summary>Whether rows cannot be told apart: a key column is missing.</summary>
    public bool IsUseless { get; private set; }

    /// <summary>Whether the header names a column, by index.</summary>
    public bool Holds(int column) => Array.IndexOf(_columns, column) >= 0;

    /// <summary>Column of a cell by its place in the row; null where the header does not say.</summary>
    public int? ColumnOf(int cell) => _columns[cell];

    /// <summary>Reads the header of a file and says what is wrong with it.</summary>
    public static HeaderMap Read(TableSchema schema, CsvRecord record, string shown, FindingLog log)
    {
        SourceLine at = new(shown, record.Line);
        HeaderMap map = new(record.Fields.Length, at);
        if (record.Fields.Length == 1 && record.Fields[0].IndexOfAny([';', '\t']) >= 0)
        {
            log.Error("wrong-separator", at, "", "The columns are not separated by commas.",
                "Save the file with commas between the cells and points in the numbers.");
            map.Damaged = map.IsUseless = true;
            return map;
        }

        for (int i = 0; i < record.Fields.Length; i++)
            map.Place(schema, i, record.Fields[i], at, log);
        map.CheckKeys(schema, at, log);
        return map;
    }

    private void Place(TableSchema schema, int cell, string name, SourceLine at, FindingLog log)
    {
        int column = schema.IndexOf(name);
        if (name.Length == 0)
        {
            log.Error("empty-header", at, "", $"Column {cell + 1} has no name.", "Name the column or take it out.");
        }
        else if (column < 0)
        {
            string all = $"The columns of {schema.Name} are {string.Join(", ", schema.Columns.Select(c => c.Column))}.";
            string fix = Suggestion.For(name, schema.Columns.Select(c => c.Column), all);
            log.Error("unknown-column", at, name, $"The table {schema.Name} has no column {name}.", fix);
        }
        else if (Holds(column))
        {
            log.Error("duplicate-header", at, name, $"The column {name} is there twice.", "Keep one of the two.");
        }
        else
        {
            _columns[cell] = column;
            return;
        }

        Damaged = true;
    }

    private void CheckKeys(TableSchema schema, SourceLine at, FindingLog log)
    {
        foreach (int key in schema.KeyIndexes)
        {
            ScenarioAttribute attribute = schema.Columns[key];
            if (attribute.Default is not null || Holds(key))
                continue;
            Damaged = IsUseless = true;
            log.Error("missing-column", at, attribute.Column,
                $"The header has no column {attribute.Column}, which is part of the key of {schema.Name}.", "Add it.");
        }
    }
}
