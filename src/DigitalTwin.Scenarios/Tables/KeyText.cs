using System.Globalization;
using DigitalTwin.Scenarios.Attributes;

namespace DigitalTwin.Scenarios.Tables;

/// <summary>The key of a row as one text.</summary>
internal static class KeyText
{
    /// <summary>Stands between the parts of a key; no identifier holds it.</summary>
    public const char Separator = '\u001F';

    /// <summary>The key of a row of cells.</summary>
    public static string Of(TableSchema schema, Cell[] cells)
    {
        if (schema.KeyIndexes.Length == 1)
            return Canonical(schema.Columns[schema.KeyIndexes[0]], cells[schema.KeyIndexes[0]].Text);
        return string.Join(Separator, schema.KeyIndexes.Select(i => Canonical(schema.Columns[i], cells[i].Text)));
    }

    /// <summary>A key as people read it.</summary>
    public static string Shown(string key) => key.Replace(Separator.ToString(), ", ", StringComparison.Ordinal);

    // 1, 01 and 1.0 name one month, and 1;2 and 2;1 the same two.
    private static string Canonical(ScenarioAttribute attribute, string text)
    {
        string given = text.Length > 0 ? text : attribute.Default ?? "";
        return attribute.Type switch
        {
            AttributeType.Integer when double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out double n) =>
                n.ToString("00", CultureInfo.InvariantCulture),
            AttributeType.Months when MonthSet.TryParse(given, out int bits) => MonthSet.Format(bits),
            _ => given,
        };
    }
}
