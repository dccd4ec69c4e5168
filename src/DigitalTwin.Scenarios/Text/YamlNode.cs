namespace DigitalTwin.Scenarios.Text;

/// <summary>A part of a YAML text.</summary>
/// <param name="Line">Line on which it begins, 1 for the first.</param>
internal abstract record YamlNode(int Line);

/// <summary>A plain or quoted value.</summary>
internal sealed record YamlScalar(int Line, string Text) : YamlNode(Line);

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>A map; keys are in the order of the text.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    /// <summary>The value of a key, or null.</summary>
    public YamlNode? Find(string key) => Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
}

/// <summary>A key of a map and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
