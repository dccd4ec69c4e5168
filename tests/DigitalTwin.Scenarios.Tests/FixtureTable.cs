namespace DigitalTwin.Scenarios.Tests;

/// <summary>A table of the fixture, cut into cells so that a test can write single ones. The fixture has no quoted cells.</summary>
internal sealed class FixtureTable
{
    private readonly List<string> _header;

    private FixtureTable(TableSchema schema, string[] lines)
    {
        Schema = schema;
        _header = [.. lines[0].Split(',')];
        Rows = [.. lines.Skip(1).Select(l => l.Split(',').ToList())];
    }

    /// <summary>The table's columns.</summary>
    public TableSchema Schema { get; }

    /// <summary>The cells, a list a row.</summary>
    public List<List<string>> Rows { get; }

    /// <summary>Reads a table of a folder.</summary>
    public static FixtureTable Read(ScenarioFolder folder, TableSchema schema) =>
        new(schema, folder.Read(schema.Name + ".csv").TrimEnd('\n').Split('\n'));

    /// <summary>A cell; empty where the file lacks the column.</summary>
    public string Cell(int row, string column)
    {
        int index = _header.IndexOf(column);
        return index < 0 ? "" : Rows[row][index];
    }

    /// <summary>Writes a cell, with its column where the file lacks it.</summary>
    public void Set(int row, string column, string text)
    {
        if (!_header.Contains(column, StringComparer.Ordinal))
        {
            _header.Add(column);
            Rows.ForEach(r => r.Add(""));
        }

        Rows[row][_header.IndexOf(column)] = text;
    }

    /// <summary>The text of the file.</summary>
    public override string ToString() =>
        string.Join(',', _header) + "\n" + string.Concat(Rows.Select(r => string.Join(',', r) + "\n"));

    /// <summary>Writes the file.</summary>
    public void WriteTo(ScenarioFolder folder) => folder.Write(Schema.Name + ".csv", ToString());
}
