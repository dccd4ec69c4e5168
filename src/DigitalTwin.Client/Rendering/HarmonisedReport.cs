namespace DigitalTwin.Client.Rendering;

/// <summary>Which rows were made equal for all countries, from what to what, and what still differs.</summary>
internal static class HarmonisedReport
{
    public static void Write(HarmonisedWorld equal, IAnsiConsole console)
    {
        console.WriteLine();
        if (equal.Rows.IsEmpty)
            console.WriteLine("Made equal: nothing differed.");
        else
            console.Write(TableOf(equal));
        console.WriteLine("Still different between countries:");
        foreach (string kept in equal.Kept)
            console.WriteLine("  " + kept);
    }

    private static Table TableOf(HarmonisedWorld equal)
    {
        Table table = PlainTable.Of("made equal", "bears on").Numbers("lowest", "highest", "now").Words("unit");
        foreach (HarmonisedRow row in equal.Rows)
        {
            table.AddRow(
                Markup.Escape(row.Figure),
                Markup.Escape(row.Gates),
                CountryText(row.From.MinBy(pair => pair.Value)),
                CountryText(row.From.MaxBy(pair => pair.Value)),
                Number(row.To),
                Markup.Escape(row.Unit));
        }

        return table;
    }

    private static string CountryText(KeyValuePair<string, double> country) => Markup.Escape($"{country.Key} {Number(country.Value)}");

    private static string Number(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);
}
