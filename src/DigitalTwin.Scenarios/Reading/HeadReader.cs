using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Reading;

/// <summary>Reads scenario.yaml.</summary>
internal static class HeadReader
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "scenario.yaml";

    private const string ChangesField = "changes";

    /// <summary>Reads a layer's scenario.yaml; null after a finding that leaves nothing to go on with.</summary>
    public static ScenarioHead? Read(string folder, string shownFolder, FindingLog log)
    {
        string shown = $"{shownFolder}/{FileName}";
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            log.Error("missing-file", new SourceLine(shown, 0), "", "The folder has no scenario.yaml.",
                "Write one; docs/explanation/scenarios.md shows how.");
            return null;
        }

        string? text = TextFile.Read(path, shown, FileLimits.YamlBytes, log);
        YamlMap? map = text is null ? null : YamlTree.Read(text, shown, log);
        return map is null ? null : ToHead(map, shown, log);
    }

    private static ScenarioHead ToHead(YamlMap map, string shown, FindingLog log)
    {
        TableSchema schema = AttributeDictionary.Shared["scenario"];
        ScenarioHead head = new(shown);
        foreach (YamlEntry entry in map.Entries)
        {
            string field = entry.Key.Text;
            if (schema.IndexOf(field) < 0)
                UnknownField(schema, entry.Key, shown, log);
            else if (field == ChangesField)
                head.Changes.AddRange(ChangeReader.Read(entry.Value, shown, log));
            else if (entry.Value is YamlScalar scalar)
                head.Set(field, scalar);
            else
                log.Error("bad-yaml", new SourceLine(shown, entry.Value.Line), field, $"{field} is not a single value.",
                    $"Write `{field}: value`.");
        }

        return head;
    }

    /// <summary>Adds the finding for a field that the dictionary does not have.</summary>
    public static void UnknownField(TableSchema schema, YamlScalar key, string shown, FindingLog log)
    {
        IEnumerable<string> known = schema.Columns.Select(c => c.Column);
        string fix = Suggestion.For(key.Text, known, $"The fields are {string.Join(", ", known)}.");
        log.Error("unknown-field", new SourceLine(shown, key.Line), key.Text, $"There is no field {key.Text}.", fix);
    }
}

/// <summary>What the scenario.yaml of one layer says.</summary>
internal sealed class ScenarioHead(string shown)
{
    private readonly Dictionary<string, YamlScalar> _fields = new(StringComparer.Ordinal);

    /// <summary>The file's name in findings.</summary>
    public string Shown => shown;

    /// <summary>The entries under changes:.</summary>
    public List<ChangeEntry> Changes { get; } = [];

    /// <summary>Stores a field.</summary>
    public void Set(string field, YamlScalar value) => _fields[field] = value;

    /// <summary>A field's text, or null where it is not given.</summary>
    public string? Text(string field) => _fields.TryGetValue(field, out YamlScalar? value) && value.Text.Length > 0 ? value.Text : null;

    /// <summary>Where a field stands, or the file as a whole.</summary>
    public SourceLine Place(string field) => new(shown, _fields.TryGetValue(field, out YamlScalar? value) ? value.Line : 0);
}

/// <summary>What a scenario says of itself, with what it inherits filled in.</summary>
public sealed record ScenarioMeta
{
    /// <summary>Name of the scenario; its folder's where scenario.yaml gives none.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>Year whose weather the run has; null for the year of the zones' series.</summary>
    public int? Weather { get; init; }

    /// <summary>What the scenario holds.</summary>
    public string Description { get; init; } = "";

    /// <summary>The question that a run answers.</summary>
    public string Question { get; init; } = "";

    /// <summary>Midnight UTC of the first day; null where no layer gives a usable one.</summary>
    public DateTime? StartUtc { get; init; }

    /// <summary>Seed of the random draws unless the run gives another.</summary>
    public ulong Seed { get; init; }

    /// <summary>Folder of the scenario, full path; empty where it was not found.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Names of the layers, the lowest first, the scenario itself last.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];
}
