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
