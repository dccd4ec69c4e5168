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
