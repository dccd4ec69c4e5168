using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Layers;
using DigitalTwin.Scenarios.Library;
using DigitalTwin.Scenarios.Reading;
using DigitalTwin.Scenarios.Tables;
using DigitalTwin.Scenarios.Validation;
using DigitalTwin.Scenarios.Worlds;

namespace DigitalTwin.Scenarios;

/// <summary>
/// Loads scenarios in stages: locate, read the layers, merge them and apply their changes, validate everything in one pass, compile.
/// Whatever the files hold, the answer is a result with findings; nothing in them makes it throw.
/// </summary>
public static class ScenarioLoader
{
    /// <summary>Loads a scenario.</summary>
    /// <param name="nameOrPath">Name in the library, or path of a folder. A folder is meant where the text holds a slash.</param>
    /// <param name="library">Where names are looked up; by default <see cref="ScenarioLibrary.Discover"/>.</param>
    /// <param name="weatherYear">Year of the weather, in place of the one that the scenario names.</param>
    public static ScenarioLoadResult Load(string nameOrPath, ScenarioLibrary? library = null, int? weatherYear = null)
    {
        ScenarioLibrary known = library ?? ScenarioLibrary.Discover();
        FindingLog log = new();
        return Locate(nameOrPath, known, log) is { } folder
            ? Load(folder, known, weatherYear, log)
            : Refused(new ScenarioMeta { Name = nameOrPath }, log);
    }

    /// <summary>What a scenario says of itself, from the scenario.yaml of its layers alone: no table is opened.</summary>
    /// <param name="nameOrPath">Name in the library, or path of a folder.</param>
    /// <param name="library">Where names are looked up; by default <see cref="ScenarioLibrary.Discover"/>.</param>
    public static ScenarioMeta ReadHead(string nameOrPath, ScenarioLibrary? library = null)
    {
        ScenarioLibrary known = library ?? ScenarioLibrary.Discover();
        FindingLog log = new();
        return Locate(nameOrPath, known, log) is { } folder ? ReadHead(folder, known, log).Meta : new ScenarioMeta { Name = nameOrPath };
    }

    private static (IReadOnlyList<Layer> Layers, ScenarioMeta Meta, bool Complete) ReadHead(
        string folder, ScenarioLibrary library, FindingLog log)
    {
        IReadOnlyList<Layer> layers = LayerChain.Read(folder, library, log, out bool complete);
        ScenarioMeta meta = layers.Count > 0
            ? HeadCheck.Run(layers, log)
            : new ScenarioMeta { Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), Folder = folder };
        return (layers, meta, complete);
    }

    private static string? Locate(string nameOrPath, ScenarioLibrary library, FindingLog log)
    {
        if (library.Find(nameOrPath) is { } folder)
            return folder;
        if (nameOrPath.Length > 0 && !nameOrPath.Contains('\0', StringComparison.Ordinal) && Directory.Exists(nameOrPath))
            return nameOrPath;
        IReadOnlyList<string> names = library.List();
        string known = names.Count > 0 ? $"The library holds {string.Join(", ", names)}."
            : "No library folder was found: run below a folder that holds scenarios, or give a path.";
        log.Error("unknown-scenario", new SourceLine(nameOrPath, 0), "", $"There is no scenario {nameOrPath}.",
            Suggestion.For(nameOrPath, names, known));
        return null;
    }

    private static ScenarioLoadResult Load(string folder, ScenarioLibrary library, int? weatherYear, FindingLog log)
    {
        (IReadOnlyList<Layer> layers, ScenarioMeta meta, bool complete) = ReadHead(folder, library, log);
        if (layers.Count == 0)
            return Refused(meta, log);

        ScenarioTables tables = new(layers[^1].Shown);
        if (!complete)
            tables.MarkIncomplete();
        SortedDictionary<string, SeriesFile> files = new(StringComparer.Ordinal), weather = new(StringComparer.Ordinal);
        foreach (Layer layer in layers)
        {
            Merge(layer, tables, log);
            LayerFiles.AddSeries(layer, LayerFiles.SeriesFolder, files, log);
            LayerFiles.AddSeries(layer, LayerFiles.WeatherFolder, weather, log);
        }

        new RowParsing(tables, log).Run();
        if (!complete)
            return Refused(meta, log);
        new ReferenceCheck(tables, log).Run();
        SortedDictionary<string, double[]> series = new SeriesLoading(tables, files, log).Run();
        ScenarioContent content = new(tables, series, meta.StartUtc is { } start ? new Calendar(start) : null);
        content = new WeatherLoading(content, weather, log).Run(weatherYear ?? meta.Weather);
        ConsistencyChecks.Run(content, log);
        SortedDictionary<string, ImmutableArray<double>> loads = new ZoneLoads(content, log).Run();
        if (log.HasErrors)
            return Refused(meta, log) with { Assumptions = AssumptionTally.Of(tables) };

        string digest = CanonicalDigest.Of(content);
        WorldSpec world = WorldCompiler.Compile(meta.Name, digest, content, loads);
        return new ScenarioLoadResult
        {
            World = world,
            Findings = log.Sorted(),
            Meta = meta,
            Assumptions = AssumptionTally.Of(tables),
            Digest = digest,
            Inputs = CanonicalDigest.OfInputs(content),
            Weather = content.WeatherYear?.Summary,
        };
    }

    private static void Merge(Layer layer, ScenarioTables tables, FindingLog log)
    {
        TableMerge merge = new(tables, log);
        foreach (LayerTable table in LayerFiles.ReadTables(layer, log))
            merge.Apply(table);
        ChangeApplication changes = new(tables, log);
        foreach (ChangeEntry change in layer.Head.Changes)
            changes.Apply(change);
    }

    private static ScenarioLoadResult Refused(ScenarioMeta meta, FindingLog log) =>
        new() { World = null, Findings = log.Sorted(), Meta = meta, Assumptions = [], Digest = null };
}
