using DigitalTwin.Studies.MarginalValues;

namespace DigitalTwin.Client.Rendering;

/// <summary>What one more of each thing was worth, for people.</summary>
internal static class MarginalValuesReport
{
    private const int MostLines = 10;
    private const int MostCountries = 3;

    public static void Write(MarginalValueRuns runs, IAnsiConsole console)
    {
        Table made = PlainTable.Of("of", "unit").Numbers("more made", "more EFd", "EFd each").Words("mostly in");
        foreach (MarginalValueResult margin in runs.Results())
        {
            made.AddRow(
                Markup.Escape(margin.Id),
                margin.Unit,
                Figures.Of(margin.Added, 0),
                Figures.Of(margin.ExaflopDays, 1),
                Figures.Of(margin.ExaflopDaysEach, 4),
                Markup.Escape(string.Join(", ", margin.ByCountry.OrderByDescending(pair => Math.Abs(pair.Value)).Take(MostCountries)
                    .Select(pair => $"{pair.Key} {Figures.Of(pair.Value, 1)}"))));
        }

        console.Write(made);
        console.WriteLine("EFd: 8-bit exaflop-days delivered between the fork and the end. More of what is not scarce is worth nothing.");
        Table lines = PlainTable.Of("from", "to").Numbers("USD a MW");
        foreach (MarginalLineValue line in runs.Lines().Take(MostLines).Where(line => line.UsdPerMw > 0))
            lines.AddRow(Markup.Escape(line.From), Markup.Escape(line.To), Figures.Of(line.UsdPerMw, 0));
        console.WriteLine();
        console.WriteLine($"One MW more of a line, {MostLines} of the most valuable:");
        console.Write(lines);
    }
}
