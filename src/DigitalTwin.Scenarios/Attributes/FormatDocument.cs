namespace DigitalTwin.Scenarios.Attributes;

/// <summary>Writes docs/reference/scenario-format.md from the attribute dictionary.</summary>
public static class FormatDocument
{
    private const string Opening =
        """
        # The scenario format

        Generated from `attributes.csv`, `classes.csv` and `tables.csv` in `src/DigitalTwin.Scenarios/Attributes`; edit those and run the
        tests of DigitalTwin.Scenarios with `UPDATE_DOCS=1`. [Scenarios](../explanation/scenarios.md) shows how to write one.

        Columns marked with * make up the key of a row. **required** columns have a value once all layers are merged; an empty cell
        takes the default. Dates are days, written yyyy-MM-dd. A range with *above* or *below* leaves its end out.

        **class**: how the figures of the column are founded in the library's scenarios, most of them; the source of a row says where it
        differs. *Measured*: counted or metered by somebody. *Published plan*: announced. *Derived by rule*: worked out of other figures.
        *Recalled*: published, and written down from memory. *Calibrated on*: set so that a known result comes out. *Expert range*: a
        value out of the range that experts give. *Structural*: names, places, choices and questions, which no measurement decides.

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
        text.Append("\n| name | type | unit | range | default | class | meaning |\n|---|---|---|---|---|---|---|\n");
        foreach (ScenarioAttribute c in columns)
        {
            string name = c.Key ? $"`{c.Column}`*" : $"`{c.Column}`";
            string standIn = c.Default ?? (c.Required ? "**required**" : "");
            string range = RangeText.Of(c with { Unit = "" });
            text.Append($"| {name} | {TypeText(c)} | {c.Unit} | {range} | {standIn} | {ClassText(c)} | {c.Meaning} |\n");
        }
    }

    private static string ClassText(ScenarioAttribute attribute) => attribute.Class switch
    {
        null => "",
        { Basis.Length: 0 } plain => plain.Name,
        { Name: "calibrated on" } fitted => $"calibrated on {fitted.Basis}",
        ColumnClass founded => $"{founded.Name}: {founded.Basis}",
    };

    private static string TypeText(ScenarioAttribute attribute) => attribute.Type switch
    {
        AttributeType.Reference => $"id in {attribute.RefersTo}",
        AttributeType.Enum => string.Join(", ", attribute.Choices),
        AttributeType.Series => "series",
        _ => attribute.Type.ToString().ToLowerInvariant(),
    };
}
