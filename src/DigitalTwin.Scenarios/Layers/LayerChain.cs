using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Library;
using DigitalTwin.Scenarios.Reading;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Layers;

/// <summary>A scenario folder as one layer of a scenario.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Shown">Its name in findings: the last part of the path.</param>
/// <param name="Head">Its scenario.yaml.</param>
internal sealed record Layer(string Folder, string Shown, ScenarioHead Head);

/// <summary>Finds the scenarios that a scenario is layered on.</summary>
internal static class LayerChain
{
    private const string ExtendsField = "extends";

    /// <summary>The layers from the lowest to the scenario itself. Stops with a finding where a layer is missing or comes twice.</summary>
    /// <param name="folder">Folder of the scenario.</param>
    /// <param name="library">Where names are looked up.</param>
    /// <param name="log">Takes the findings.</param>
    /// <param name="complete">Whether the lowest layer was reached.</param>
    public static IReadOnlyList<Layer> Read(string folder, ScenarioLibrary library, FindingLog log, out bool complete)
    {
        List<Layer> layers = [];
        string? next = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        while (next is not null)
        {
            string shown = Path.GetFileName(next);
            if (HeadReader.Read(next, shown, log) is not { } head)
                break;
            layers.Insert(0, new Layer(next, shown, head));
            next = Below(layers, library, log);
        }

        complete = layers.Count > 0 && layers[0].Head.Text(ExtendsField) is null;
        return layers;
    }

    private static string? Below(List<Layer> layers, ScenarioLibrary library, FindingLog log)
    {
        Layer layer = layers[0];
        if (layer.Head.Text(ExtendsField) is not { } name)
            return null;
        SourceLine at = layer.Head.Place(ExtendsField);
        if ((library.Find(name) ?? Relative(layer, name)) is not { } folder)
        {
            string known = $"The library holds {string.Join(", ", library.List())}.";
            log.Error("unknown-scenario", at, ExtendsField, $"There is no scenario {name}.", Suggestion.For(name, library.List(), known));
            return null;
        }

        if (layers.Exists(l => l.Folder == folder))
        {
            IEnumerable<string> path = layers.AsEnumerable().Reverse().SkipWhile(l => l.Folder != folder).Select(l => l.Shown);
            string cycle = string.Join(" -> ", path.Append(Path.GetFileName(folder)));
            log.Error("layer-cycle", at, ExtendsField, $"The layers form a cycle: {cycle}.", "Let one of them stand alone.");
            return null;
        }

        if (layers.Count < FileLimits.Layers)
            return folder;
        log.Error("too-many-layers", at, ExtendsField, $"There are more than {FileLimits.Layers} layers.", "Merge some of them.");
        return null;
    }

    private static string? Relative(Layer layer, string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal))
            return null;
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(layer.Folder, name)));
        return ScenarioLibrary.IsScenario(folder) ? folder : null;
    }
}
