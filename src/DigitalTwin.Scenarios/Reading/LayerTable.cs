using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Reading;

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

    /// <summary>Keys of rows that could not be used, as far as they can be known.</summary>
    public SortedSet<string> LostKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether rows were lost.</summary>
    public bool Damaged { get; set; }

    /// <summary>Whether nothing is known of the rows: the file or its header cannot be used.</summary>
    public bool Unreadable { get; set; }
}
