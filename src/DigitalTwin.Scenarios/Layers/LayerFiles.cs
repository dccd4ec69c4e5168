using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Reading;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Layers;

/// <summary>The CSV files of one layer.</summary>
internal static class LayerFiles
{
    /// <summary>Folder of the series in a scenario's folder.</summary>
    public const string SeriesFolder = "series";

    /// <summary>Folder of the weather years in a scenario's folder.</summary>
    public const string WeatherFolder = "weather";

    /// <summary>Reads every table of a layer, in the order of the dictionary, and reports files that belong to no table.</summary>
    public static IReadOnlyList<LayerTable> ReadTables(Layer layer, FindingLog log)
    {
        AttributeDictionary dictionary = AttributeDictionary.Shared;
        string[] names = [.. FolderListing.CsvFiles(layer.Folder, layer.Shown, log).Select(p => Path.GetFileNameWithoutExtension(p)!)];
        foreach (string name in names.Where(n => !dictionary.Tables.Any(t => t.Name == n)))
        {
            IEnumerable<string> known = dictionary.Tables.Select(t => t.Name);
            string fix = Suggestion.For(name, known, $"The tables are {string.Join(", ", known)}.");
            log.Error("unknown-table", new SourceLine($"{layer.Shown}/{name}.csv", 0), "", $"There is no table {name}.", fix);
        }

        List<LayerTable> tables = [];
        foreach (TableSchema schema in dictionary.Tables.Where(t => names.Contains(t.Name, StringComparer.Ordinal)))
        {
            string shown = $"{layer.Shown}/{schema.Name}.csv";
            string? text = TextFile.Read(Path.Combine(layer.Folder, schema.Name + ".csv"), shown, FileLimits.TableBytes, log);
            tables.Add(text is null
                ? new LayerTable(schema, new SourceLine(shown, 0)) { Damaged = true, Unreadable = true }
                : new TableReader(schema, shown, log).Read(text));
        }

        return tables;
    }

    /// <summary>Adds a layer's files of a folder by name; those of a higher layer take the place of lower ones.</summary>
    public static void AddSeries(Layer layer, string folder, SortedDictionary<string, SeriesFile> series, FindingLog log)
    {
        string shown = $"{layer.Shown}/{folder}";
        foreach (string path in FolderListing.CsvFiles(Path.Combine(layer.Folder, folder), shown, log))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            series[name] = new SeriesFile(name, path, $"{shown}/{name}.csv");
        }
    }
}
