using System.Buffers.Binary;
using System.Security.Cryptography;
using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>
/// Digest of what the model sees of a scenario: start, tables with defaults filled in, series. Order of files, rows and columns, line
/// endings, spelling of numbers, titles, sources and notes make no difference; neither does how the content is spread over layers.
/// </summary>
internal static class CanonicalDigest
{
    private const string FormatVersion = "digitaltwin-scenario-1";
    private const int HexDigits = 16;

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the canonical text.</summary>
    public static string Of(ScenarioContent content)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        StringBuilder text = new();
        text.Append(FormatVersion).Append('\n');
        text.Append(content.Calendar!.StartUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        foreach (ScenarioTable table in content.Tables.All.Where(t => t.Rows.Count > 0).OrderBy(t => t.Schema.Name, StringComparer.Ordinal))
            Append(text, table);
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        foreach ((string name, double[] values) in content.Series)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            hash.AppendData(Bytes(values));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HexDigits];
    }

    /// <summary>A digest of each input: tables and series by the file that holds them, and the start.</summary>
    public static SortedDictionary<string, string> OfInputs(ScenarioContent content)
    {
        SortedDictionary<string, string> inputs = new(StringComparer.Ordinal)
        {
            ["start"] = content.Calendar!.StartUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        foreach (ScenarioTable table in content.Tables.All.Where(t => t.Rows.Count > 0))
        {
            StringBuilder text = new();
            Append(text, table);
            inputs[table.Schema.Name + ".csv"] = ShortDigest(Encoding.UTF8.GetBytes(text.ToString()));
        }

        foreach ((string name, double[] values) in content.Series)
            inputs[$"series/{name}.csv"] = ShortDigest(Bytes(values));
        return inputs;
    }

    private static string ShortDigest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..HexDigits];

    // Columns in the order of their names, not of the dictionary, which may be rearranged; columns without a value leave no trace, so a
    // column that a later version adds without a default does not change the digests of scenarios that do not use it.
    private static void Append(StringBuilder text, ScenarioTable table)
    {
        ScenarioAttribute[] columns =
            [.. table.Schema.Columns.Where(c => !c.IsDocumentation && c.Column != AttributeDictionary.RemoveColumn)
            .OrderBy(c => c.Column, StringComparer.Ordinal)];
        text.Append('[').Append(table.Schema.Name).Append("]\n");
        foreach (ScenarioRow row in table.Rows)
        {
            foreach (ScenarioAttribute column in columns.Where(c => row[c].Has))
                text.Append(column.Column).Append('=').Append(Canonical(row, column)).Append(KeyText.Separator);
            text.Append('\n');
        }
    }

    private static string Canonical(ScenarioRow row, ScenarioAttribute column) => column.Type switch
    {
        AttributeType.Number or AttributeType.Integer or AttributeType.Date or AttributeType.Bool or AttributeType.Months =>
            row[column].Number.ToString("R", CultureInfo.InvariantCulture),
        _ => row[column].Text,
    };

    private static byte[] Bytes(double[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(double)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        return bytes;
    }
}
