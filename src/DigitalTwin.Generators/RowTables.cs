using Microsoft.CodeAnalysis.Text;

namespace DigitalTwin.Generators;

/// <summary>A column of a table, as its line in attributes.csv says.</summary>
internal record struct RowColumn(
    string Name, string Type, string Unit, string Max, bool HasValue, bool IsKey, string Meaning, Finding Place)
{
    /// <summary>Name of the property.</summary>
    public readonly string Property => Names.Pascal(Name);

    /// <summary>Whether the column is of use without a line of code that names it: in keys, or to people.</summary>
    public readonly bool NeedsNoReader => IsKey || Name is "source" or "note" or "remove" || Meaning.Contains("for readers");

    /// <summary>Type of the property: nullable where a cell may be empty.</summary>
    public readonly string ValueType => Plain + (HasValue ? "" : "?");

    /// <summary>The value of the property, read from its cell.</summary>
    public readonly string Value => HasValue ? $"{Property}Cell.{Reading}" : $"{Property}Cell.Has ? {Property}Cell.{Reading} : null";

    private readonly string Reading => Type switch
    {
        "number" => "Number",
        "integer" or "months" => IsLong ? "Long" : "Integer",
        "date" => "Date",
        "bool" => "Flag",
        _ => "Text",
    };

    private readonly string Plain => Type switch
    {
        "number" => "double",
        "integer" or "months" => IsLong ? "long" : "int",
        "date" => "System.DateTime",
        "bool" => "bool",
        _ => "string",
    };

    private readonly bool IsLong => Type == "integer"
        && (!double.TryParse(Max, NumberStyles.Float, CultureInfo.InvariantCulture, out double max) || max > int.MaxValue);

    public readonly Finding At(DiagnosticDescriptor rule, params string[] words) =>
        Place with { Rule = rule, Words = string.Join("\n", words) };
}

/// <summary>A table, as its line in tables.csv says, with its columns in the order of the dictionary.</summary>
internal record struct RowTable(string Name, string Meaning, List<RowColumn> Columns)
{
    /// <summary>Name of the property of the content.</summary>
    public readonly string Property => Names.Pascal(Name);

    /// <summary>Name of the class of a row: DatacenterRow of datacenters.</summary>
    public readonly string RowName => Names.Pascal(Names.Singular(Name)) + "Row";

    /// <summary>Whether each row holds from a date.</summary>
    public readonly bool IsDated => Columns.Exists(column => column is { Name: "date", Type: "date" });
}

/// <summary>The tables that the dictionary describes, and what is wrong with it.</summary>
internal sealed class RowTables : IEquatable<RowTables>
{
    public const string AttributesFile = "attributes.csv";
    public const string TablesFile = "tables.csv";
    private const string EveryTable = "*";

    private static readonly string[] Types =
        ["text", "id", "number", "integer", "date", "bool", "months", "series", "enum", "ref"];

    private readonly string _text;

    private RowTables(string text) => _text = text;

    public List<RowTable> Tables { get; } = [];

    public List<Finding> Findings { get; } = [];

    public static RowTables Read(ImmutableArray<AdditionalText> files)
    {
        AdditionalText? attributes = files.FirstOrDefault(file => Path.GetFileName(file.Path) == AttributesFile);
        AdditionalText? tables = files.FirstOrDefault(file => Path.GetFileName(file.Path) == TablesFile);
        var read = new RowTables(attributes?.GetText() + "\n" + tables?.GetText());
        if (attributes is null || tables is null)
            return read;
        List<CsvLine> columns = read.LinesOf(attributes), rows = read.LinesOf(tables);
        foreach (CsvLine column in columns)
            read.CheckColumn(column, rows);
        foreach (CsvLine row in rows.Where(row => row["form"] == "csv"))
            read.Tables.Add(new RowTable(row["table"], row["meaning"], read.ColumnsOf(row["table"], columns)));
        return read;
    }

    public bool Equals(RowTables? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as RowTables);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    private List<RowColumn> ColumnsOf(string table, List<CsvLine> lines)
    {
        var columns = new List<RowColumn>();
        foreach (CsvLine line in lines.Where(line => line["table"] == table).Concat(lines.Where(line => line["table"] == EveryTable)))
        {
            if (columns.Exists(known => known.Name == line["column"]))
                Findings.Add(line.At(Generators.Findings.ColumnTwice, table, line["column"]));
            bool hasValue = line["required"] == "true" || line["default"].Length > 0;
            columns.Add(new RowColumn(
                line["column"], line["type"].Split(':')[0], line["unit"], line["max"], hasValue, line["key"] == "true", line["meaning"],
                line.At(Generators.Findings.UnreadColumn)));
        }
        return columns;
    }

    private void CheckColumn(CsvLine line, List<CsvLine> tables)
    {
        string[] type = line["type"].Split(':');
        if (line["table"] != EveryTable && !tables.Exists(table => table["table"] == line["table"]))
            Findings.Add(line.At(Generators.Findings.UnknownTable, line["column"], line["table"]));
        if (Array.IndexOf(Types, type[0]) < 0)
            Findings.Add(line.At(
                Generators.Findings.UnknownColumnType, $"{line["table"]}.{line["column"]}", type[0], string.Join(", ", Types)));
        else if (type[0] == "ref" && (type.Length < 2 || !tables.Exists(table => table["table"] == type[1])))
            Findings.Add(line.At(
                Generators.Findings.UnknownTarget, $"{line["table"]}.{line["column"]}", type.Length < 2 ? "" : type[1]));
    }

    private List<CsvLine> LinesOf(AdditionalText file)
    {
        SourceText text = file.GetText()!;
        var lines = new List<CsvLine>();
        string[] header = Cells(text.Lines[0].ToString());
        foreach (TextLine line in text.Lines.Skip(1).Where(line => line.Span.Length > 0))
        {
            string[] cells = Cells(line.ToString());
            var read = new CsvLine(header, cells, file.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            if (cells.Length == header.Length)
                lines.Add(read);
            else
                Findings.Add(read.At(Generators.Findings.BadLine, cells.Length.ToString(CultureInfo.InvariantCulture),
                    Path.GetFileName(file.Path), header.Length.ToString(CultureInfo.InvariantCulture)));
        }
        return lines;
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }

    private record struct CsvLine(string[] Header, string[] Cells, string File, TextSpan Span, LinePositionSpan Lines)
    {
        public readonly string this[string column] => Array.IndexOf(Header, column) is >= 0 and int i ? Cells[i] : "";

        public readonly Finding At(DiagnosticDescriptor rule, params string[] words) =>
            new(rule, File, Span, Lines, string.Join("\n", words));
    }
}
