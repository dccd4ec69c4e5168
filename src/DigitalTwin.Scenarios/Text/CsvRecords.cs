using System.Reflection;
using CsvHelper;

namespace DigitalTwin.Scenarios.Text;

/// <summary>One record of a CSV text.</summary>
/// <param name="Line">Line of the record, 1 for the first.</param>
/// <param name="Fields">The fields, trimmed.</param>
/// <param name="BadQuotes">Whether a quote stands where none may, or is not closed on its line.</param>
internal sealed record CsvRecord(int Line, string[] Fields, bool BadQuotes);

/// <summary>Splits a CSV text into records. Never throws on malformed text: the record says what is wrong with it.</summary>
internal static class CsvRecords
{
    /// <summary>The records of a text, blank lines left out.</summary>
    public static IEnumerable<CsvRecord> Read(string text)
    {
        bool bad = false;

        // A field of these tables never spans lines: one forgotten quote costs its row instead of the rest of the file.
        CsvReaderOptions options = new()
        {
            Separator = ',',
            HasHeader = false,
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            OnMalformedRecord = _ => bad = true,
        };
        using CsvReader reader = CsvReader.FromText(text, options);
        while (reader.Read())
        {
            string[] fields = Trimmed(reader);
            if (fields.Length > 1 || fields[0].Length > 0)
                yield return new CsvRecord((int)reader.LineNumber, fields, bad);
            bad = false;
        }
    }

    private static string[] Trimmed(CsvReader reader)
    {
        string[] fields = new string[reader.FieldCount];
        for (int i = 0; i < fields.Length; i++)
            fields[i] = reader.GetString(i).Trim();
        return fields;
    }
}

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
