using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Attributes;

/// <summary>
/// The one list of what a scenario may hold: every table and column with type, unit, range, default and meaning. It drives reading,
/// validation, the generated documentation and the labels of the console and the viewer. Its data are the files attributes.csv,
/// classes.csv and tables.csv beside this class.
/// </summary>
public sealed class AttributeDictionary
{
    /// <summary>Column that every table has: where a row's figures come from.</summary>
    public const string SourceColumn = "source";

    /// <summary>Column that every table has: a remark.</summary>
    public const string NoteColumn = "note";

    /// <summary>Column that every table has: whether the layer takes an inherited row out.</summary>
    public const string RemoveColumn = "remove";

    /// <summary>Table name under which the dictionary lists the columns that every CSV table has.</summary>
    public const string EveryTable = "*";

    private static readonly Lazy<AttributeDictionary> SharedInstance = new(Parse);

    private readonly Dictionary<string, TableSchema> _byName;

    private AttributeDictionary(ImmutableArray<TableSchema> tables)
    {
        All = tables;
        Tables = [.. tables.Where(t => !t.IsYaml)];
        _byName = tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    /// <summary>The dictionary of this version.</summary>
    public static AttributeDictionary Shared => SharedInstance.Value;

    /// <summary>Every table, the parts of scenario.yaml first.</summary>
    public ImmutableArray<TableSchema> All { get; }

    /// <summary>The CSV tables, in the order of the documentation.</summary>
    public ImmutableArray<TableSchema> Tables { get; }

    /// <summary>A table by name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such table: the caller and the dictionary disagree.</exception>
    public TableSchema this[string table] => _byName[table];

    /// <summary>A table by name, or null.</summary>
    public TableSchema? Find(string table) => _byName.GetValueOrDefault(table);

    private static AttributeDictionary Parse()
    {
        Dictionary<(string Table, string Column), ColumnClass> classes = EmbeddedTable.Read("classes.csv")
            .ToDictionary(row => (row["table"], row["column"]), row => new ColumnClass(row["class"], row["basis"]));
        List<ScenarioAttribute> attributes =
        [
            .. EmbeddedTable.Read("attributes.csv").Select(ToAttribute)
                .Select(attribute => attribute with { Class = classes.GetValueOrDefault((attribute.Table, attribute.Column)) }),
        ];
        List<ScenarioAttribute> common = attributes.FindAll(a => a.Table == EveryTable);
        ImmutableArray<TableSchema>.Builder tables = ImmutableArray.CreateBuilder<TableSchema>();
        foreach (IReadOnlyDictionary<string, string> row in EmbeddedTable.Read("tables.csv"))
        {
            string name = row["table"];
            bool isYaml = row["form"] == "yaml";
            IEnumerable<ScenarioAttribute> own = attributes.Where(a => a.Table == name);
            IEnumerable<ScenarioAttribute> shared = isYaml ? [] : common.Select(a => a with { Table = name });
            tables.Add(new TableSchema(name, isYaml, row["required"] == "true", row["meaning"], [.. own, .. shared]));
        }

        return new AttributeDictionary(tables.ToImmutable());
    }

    private static ScenarioAttribute ToAttribute(IReadOnlyDictionary<string, string> row)
    {
        string[] type = row["type"].Split(':', 2);
        AttributeType kind = type[0] == "ref" ? AttributeType.Reference : Enum.Parse<AttributeType>(type[0], ignoreCase: true);
        return new ScenarioAttribute
        {
            Table = row["table"],
            Column = row["column"],
            Type = kind,
            Choices = kind == AttributeType.Enum ? [.. type[1].Split('|')] : [],
            RefersTo = kind == AttributeType.Reference ? type[1] : null,
            Unit = row["unit"],
            Min = Bound.Parse(row["min"], kind),
            Max = Bound.Parse(row["max"], kind),
            Default = row["default"].Length == 0 ? null : row["default"],
            Required = row["required"] == "true",
            Key = row["key"] == "true",
            Meaning = row["meaning"],
        };
    }
}
