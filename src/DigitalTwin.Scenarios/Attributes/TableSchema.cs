namespace DigitalTwin.Scenarios.Attributes;

/// <summary>The columns of a table. Immutable.</summary>
public sealed class TableSchema
{
    private readonly Dictionary<string, int> _indexOf = new(StringComparer.Ordinal);

    internal TableSchema(string name, bool isYaml, bool required, string meaning, ImmutableArray<ScenarioAttribute> columns)
    {
        Name = name;
        IsYaml = isYaml;
        Required = required;
        Meaning = meaning;
        Columns = columns;
        for (int i = 0; i < columns.Length; i++)
            _indexOf.Add(columns[i].Column, i);
        KeyIndexes = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Key)];
    }

    /// <summary>Name of the table; its file is the name with <c>.csv</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the table is a part of scenario.yaml instead of a file of its own.</summary>
    public bool IsYaml { get; }

    /// <summary>Whether a scenario without the table is refused.</summary>
    public bool Required { get; }

    /// <summary>What the table holds.</summary>
    public string Meaning { get; }

    /// <summary>The columns, in the order of the dictionary.</summary>
    public ImmutableArray<ScenarioAttribute> Columns { get; }

    /// <summary>Indexes of the columns that make up the key.</summary>
    public ImmutableArray<int> KeyIndexes { get; }

    /// <summary>Index of a column, or -1.</summary>
    public int IndexOf(string column) => _indexOf.GetValueOrDefault(column, -1);

    /// <summary>A column by name.</summary>
    /// <exception cref="ArgumentException">The table has no such column: the caller and the dictionary disagree.</exception>
    public int Require(string column) => _indexOf.TryGetValue(column, out int index)
        ? index
        : throw new ArgumentException($"The dictionary has no column {Name}.{column}.", nameof(column));
}
