using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Reading;

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

    /// <summary>The state of a field, or the file as a whole.</summary>
    public SourceLine Place(string field) => new(shown, _fields.TryGetValue(field, out YamlScalar? value) ? value.Line : 0);
}
