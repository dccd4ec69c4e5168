using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Layers;
using DigitalTwin.Scenarios.Reading;

namespace DigitalTwin.Scenarios.Validation;

/// <summary>Checks the fields of scenario.yaml of every layer and puts together what they come to.</summary>
internal static class HeadCheck
{
    private static readonly string[] Inherited = ["start", "seed", "tick_hours", "weather"];

    /// <summary>What the layers say; fields that are wrong are findings and stay at their defaults.</summary>
    /// <param name="layers">From the lowest to the scenario itself; at least one.</param>
    /// <param name="log">Takes the findings.</param>
    public static ScenarioMeta Run(IReadOnlyList<Layer> layers, FindingLog log)
    {
        TableSchema schema = AttributeDictionary.Shared["scenario"];
        SortedDictionary<string, double> values = new(StringComparer.Ordinal);
        foreach (Layer layer in layers)
        {
            foreach (ScenarioAttribute field in schema.Columns)
                CheckField(layer, field, layer.Head.Text("extends") is null, values, log);
            if (layer.Head.Text("name") is { } name && name != layer.Shown)
                log.Warn("name-differs", layer.Head.Place("name"), "name", $"The scenario {name} lies in the folder {layer.Shown}.",
                    "Give folder and scenario one name: other scenarios refer to it by the folder's.");
        }

        Layer top = layers[^1];
        return new ScenarioMeta
        {
            Name = top.Head.Text("name") ?? top.Shown,
            Title = top.Head.Text("title") ?? "",
            Description = top.Head.Text("description") ?? "",
            Question = top.Head.Text("question") ?? "",
            StartUtc = values.TryGetValue("start", out double day) ? DateOnly.FromDayNumber((int)day)
                .ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : null,
            Weather = values.TryGetValue("weather", out double weather) ? (int)weather : null,
            Seed = values.TryGetValue("seed", out double seed) ? (ulong)seed : 0,
            Folder = top.Folder,
            Layers = [.. layers.Select(l => l.Shown)],
        };
    }

    private static void CheckField(
        Layer layer, ScenarioAttribute field, bool isLowest, SortedDictionary<string, double> values, FindingLog log)
    {
        bool inherits = !isLowest && Inherited.Contains(field.Column, StringComparer.Ordinal);
        string? text = layer.Head.Text(field.Column) ?? (inherits ? null : field.Default);
        if (text is null)
        {
            if (field.Required && !inherits)
                log.Error("missing-field", layer.Head.Place(field.Column), field.Column, $"The field {field.Column} is missing.",
                    $"Add `{field.Column}: ...`. {field.Meaning}");
            return;
        }

        CellParser.Fault? fault = CellParser.Parse(field, text, out double value);
        if (fault is null)
            values[field.Column] = value;
        else
            log.Error(fault.Rule, layer.Head.Place(field.Column), field.Column, fault.Problem, fault.Fix);
    }
}
