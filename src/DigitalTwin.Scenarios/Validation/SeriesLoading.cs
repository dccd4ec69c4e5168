using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Reading;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Validation;

/// <summary>Loads the series that the tables use.</summary>
internal sealed class SeriesLoading(ScenarioTables tables, SortedDictionary<string, SeriesFile> files, FindingLog log)
{
    /// <summary>The usable series by name. Missing and malformed ones are findings, as are files that nothing uses.</summary>
    public SortedDictionary<string, double[]> Run()
    {
        SortedDictionary<string, double[]> loaded = new(StringComparer.Ordinal);
        SortedSet<string> used = new(StringComparer.Ordinal);
        foreach (ScenarioTable table in tables.All)
        {
            foreach (ScenarioAttribute column in table.Schema.Columns.Where(c => c.Type == AttributeType.Series))
            {
                foreach (ScenarioRow row in table.Rows.Where(r => r[column].Has))
                    Use(row[column], used, loaded);
            }
        }

        if (tables["zones"].Damaged)
            return loaded;
        foreach (SeriesFile file in files.Values.Where(f => !used.Contains(f.Name)))
            log.Warn("unused-series", new SourceLine(file.Shown, 0), "", "No zone uses the series.",
                "Take the file away, or name it in zones.csv.");
        return loaded;
    }

    private void Use(RowCell cell, SortedSet<string> used, SortedDictionary<string, double[]> loaded)
    {
        string name = cell.Text;
        if (!files.TryGetValue(name, out SeriesFile? file))
        {
            string fix = Suggestion.For(name, files.Keys, $"Put it into the folder series as {name}.csv.");
            log.Error("unknown-series", cell, $"There is no series {name}.", fix);
            cell.Spoil();
            return;
        }

        if (used.Add(name) && SeriesReader.Read(file, log) is { } values)
            loaded.Add(name, values);
        if (!loaded.ContainsKey(name))
            cell.Spoil();
    }
}
