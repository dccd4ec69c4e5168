using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Reading;

/// <summary>Reads the file of one table of one layer into rows.</summary>
internal sealed class TableReader(TableSchema schema, string shown, FindingLog log)
{
    private readonly Dictionary<string, int> _lineOfKey = new(StringComparer.Ordinal);

    /// <summary>The rows of a text. Rows that cannot be used are left out after a finding.</summary>
    public LayerTable Read(string text)
    {
        LayerTable table = new(schema, new SourceLine(shown, 0));
        HeaderMap? header = null;
        foreach (CsvRecord record in CsvRecords.Read(text))
        {
            if (header is null)
            {
                header = table.Header = HeaderMap.Read(schema, record, shown, log);
                table.Damaged |= header.Damaged;
                table.Unreadable = header.IsUseless;
                if (header.IsUseless)
                    return table;
            }
            else if (ToRow(record, header) is { } row)
            {
                table.Rows.Add(row);
            }
            else
            {
                table.Damaged = true;
                table.LostKeys.Add(LostKey(record, header));
            }
        }

        if (header is null)
        {
            table.Damaged = table.Unreadable = true;
            log.Error("empty-file", new SourceLine(shown, 0), "", "The file is empty.", "Give it a header line, or take the file away.");
        }

        return table;
    }

    private ScenarioRow? ToRow(CsvRecord record, HeaderMap header)
    {
        SourceLine at = new(shown, record.Line);
        if (record.BadQuotes)
        {
            log.Error("bad-quotes", at, "", "A quote is misplaced or never closed.",
                "Put quotes round a whole cell, and write a quote inside it twice.");
            return null;
        }

        if (record.Fields.Length != header.Width)
        {
            string fix = record.Fields.Length > header.Width ? "Put quotes round cells that hold a comma."
                : "Fill the row up with commas.";
            log.Error("ragged-row", at, "", $"The row has {record.Fields.Length} cells and the header {header.Width}.", fix);
            return null;
        }

        return WithKey(new ScenarioRow(schema, at, CellsOf(record, header)));
    }

    private Cell[] CellsOf(CsvRecord record, HeaderMap header)
    {
        SourceLine at = new(shown, record.Line);
        Cell[] cells = new Cell[schema.Columns.Length];
        Array.Fill(cells, new Cell("", at));
        for (int i = 0; i < Math.Min(record.Fields.Length, header.Width); i++)
        {
            if (header.ColumnOf(i) is int column)
                cells[column] = new Cell(record.Fields[i], at);
        }

        return cells;
    }

    // The first cells of a bad row are mostly good, and the key is mostly among them.
    private string LostKey(CsvRecord record, HeaderMap header) => KeyText.Of(schema, CellsOf(record, header));

    private ScenarioRow? WithKey(ScenarioRow row)
    {
        foreach (int index in schema.KeyIndexes)
        {
            if (row[index].Text.Length > 0)
                continue;
            log.Error("missing-key", row.At, schema.Columns[index].Column, "The cell is empty and is part of the row's key.",
                "Fill it in.");
            return null;
        }

        if (_lineOfKey.TryAdd(row.Key, row.At.Line))
            return row;
        string field = schema.Columns[schema.KeyIndexes[0]].Column;
        log.Error("duplicate-key", row.At, field, $"The key {KeyText.Shown(row.Key)} is already on line {_lineOfKey[row.Key]}.",
            "Keep one of the two rows.");
        return null;
    }
}

/// <summary>The rows that one layer gives to a table.</summary>
internal sealed class LayerTable(TableSchema schema, SourceLine place)
{
    /// <summary>The columns.</summary>
    public TableSchema Schema => schema;

    /// <summary>The file as a whole.</summary>
    public SourceLine Place => place;

    /// <summary>The usable rows, in the order of the file.</summary>
    public List<ScenarioRow> Rows { get; } = [];

    /// <summary>The header; null where the file has none.</summary>
    public HeaderMap? Header { get; set; }

    /// <summary>Keys of rows that could not be used, as far as they can be told.</summary>
    public SortedSet<string> LostKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether rows were lost.</summary>
    public bool Damaged { get; set; }

    /// <summary>Whether nothing is known of the rows: the file or its header cannot be used.</summary>
    public bool Unreadable { get; set; }
}
