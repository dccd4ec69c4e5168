using System.Reflection;

namespace DigitalTwin.Scenarios.Text;

/// <summary>Reads the CSV files that are part of this assembly.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of an embedded file, each as a map of column to text.</summary>
    /// <exception cref="InvalidOperationException">The assembly holds no such file.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly holds no resource {name}.");
        using StreamReader reader = new(stream);
        List<CsvRecord> records = [.. CsvRecords.Read(reader.ReadToEnd())];
        string[] header = records[0].Fields;
        return [.. records.Skip(1).Select(r => ToMap(header, r.Fields))];
    }

    private static Dictionary<string, string> ToMap(string[] header, string[] fields) =>
        header.Length == fields.Length
            ? header.Zip(fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)
            : throw new InvalidOperationException($"A row of the dictionary has {fields.Length} cells: {string.Join(',', fields)}");
}
