namespace DigitalTwin.Scenarios.Attributes;

/// <summary>Writes docs/reference/scenario-format.md from the attribute dictionary.</summary>
public static class FormatDocument
{
    private const string Opening =
        """
        # The scenario format

        Generated from `src/DigitalTwin.Scenarios/Attributes/attributes.csv` and `tables.csv`; edit those and run the tests of
        DigitalTwin.Scenarios with `UPDATE_DOCS=1`. [Scenarios](../explanation/scenarios.md) shows how to write one.

        Columns marked with * make up the key of a row. **required** columns have a value once all layers are merged; an empty cell
        takes the default. Dates are days, written yyyy-MM-dd. A range with *above* or *below* leaves its end out.

        """;

    /// <summary>The whole document, with line feeds.</summary>
    public static string Write()
    {
        StringBuilder text = new(Opening.ReplaceLineEndings("\n"));
        AttributeDictionary dictionary = AttributeDictionary.Shared;
        text.Append("\n## scenario.yaml\n");
        foreach (TableSchema part in dictionary.All.Where(t => t.IsYaml))
            Append(text, part, part.Columns);
        text.Append("\n## Every table\n\nThese columns may appear in every CSV table.\n");
        AppendColumns(text, dictionary.Tables[0].Columns.Where(IsCommon));
        foreach (TableSchema table in dictionary.Tables)
            Append(text, table, table.Columns.Where(c => !IsCommon(c)));
        return text.ToString();
    }

    private static bool IsCommon(ScenarioAttribute column) => column.IsDocumentation || column.Column == AttributeDictionary.RemoveColumn;

    private static void Append(StringBuilder text, TableSchema table, IEnumerable<ScenarioAttribute> columns)
    {
        string heading = table.IsYaml ? $"### {table.Name}" : $"## {table.Name}.csv";
        string required = table is { Required: true, IsYaml: false } ? " A scenario needs this table." : "";
        text.Append('\n').Append(heading).Append("\n\n").Append(table.Meaning).Append(required).Append('\n');
        AppendColumns(text, columns);
    }

    private static void AppendColumns(StringBuilder text, IEnumerable<ScenarioAttribute> columns)
    {
        text.Append("\n| name | type | unit | range | default | meaning |\n|---|---|---|---|---|---|\n");
        foreach (ScenarioAttribute c in columns)
        {
            string name = c.Key ? $"`{c.Column}`*" : $"`{c.Column}`";
            string standIn = c.Default ?? (c.Required ? "**required**" : "");
            text.Append($"| {name} | {TypeText(c)} | {c.Unit} | {RangeText.Of(c with { Unit = "" })} | {standIn} | {c.Meaning} |\n");
        }
    }

    private static string TypeText(ScenarioAttribute attribute) => attribute.Type switch
    {
        AttributeType.Reference => $"id in {attribute.RefersTo}",
        AttributeType.Enum => string.Join(", ", attribute.Choices),
        AttributeType.Series => "series",
        _ => attribute.Type.ToString().ToLowerInvariant(),
    };
}
