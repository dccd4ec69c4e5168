using DigitalTwin.Studies.Hindcasts;

namespace DigitalTwin.Client.Rendering;

/// <summary>A past event beside the reports, for people.</summary>
internal static class HindcastReport
{
    public static void Write(HindcastResult result, int runs, IAnsiConsole console)
    {
        console.WriteLine($"Mean of {runs} runs with different outages, and their range, beside the reports.");
        Table table = PlainTable.Of("zone", "figure").Numbers("reported", "modelled", "off by", "range");
        foreach (HindcastRow row in result.Rows)
        {
            int digits = row.Item == "shed_hours" ? 1 : 0;
            table.AddRow(
                Markup.Escape(row.Zone), Markup.Escape(WordsOf(row)), Figures.Of(row.Reported, digits), Figures.Of(row.Modelled, digits),
                row.Reported > 0 ? FormattableString.Invariant($"{100 * (row.Modelled / row.Reported - 1):+0;-0;0} %") : "",
                $"{Figures.Of(row.Least, digits)} to {Figures.Of(row.Most, digits)}");
        }

        console.Write(table);
        foreach (UnreportedShed shed in result.Elsewhere)
            console.WriteLine($"{shed.Zone} ({shed.Country}): {Figures.Of(shed.ShedGwh, 1)} GWh shed, of which no report is in the table.");
    }

    private static string WordsOf(HindcastRow row) => row.Item switch
    {
        "out_mw" => $"MW out, {row.Fuel}",
        "shed_mw" => "MW of load shed, most",
        "shed_hours" => "hours with load shed",
        _ => "GWh of load shed",
    };
}
