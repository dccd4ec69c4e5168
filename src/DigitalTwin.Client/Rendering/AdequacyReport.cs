using DigitalTwin.Studies.Adequacy;

namespace DigitalTwin.Client.Rendering;

/// <summary>How adequate the zones are, for people.</summary>
internal static class AdequacyReport
{
    public static void Write(DateTime from, int hours, int draws, IReadOnlyList<AreaAdequacy> areas, IAnsiConsole console)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{hours} hours from {from:yyyy-MM-dd} on, {draws} draws of outages, one weather year. Figures with standard errors."));
        Table table = PlainTable.Of("area").Numbers(
            "LOLE d", "±", "LOLH h", "±", "EUE MWh", "±", "NEUE ppm", "CVaR MWh", "missing MW");
        AreaAdequacy[] shown = [.. areas.Where(area => area.EueMwh.Mean > 0 || area == areas[^1])];
        foreach (AreaAdequacy area in shown)
        {
            table.AddRow(
                Markup.Escape(area.Name.Replace("country/", "all of ", StringComparison.Ordinal)),
                Figures.Of(area.LoleDays.Mean, 3), Figures.Of(area.LoleDays.StandardError, 3),
                Figures.Of(area.LolhHours.Mean, 2), Figures.Of(area.LolhHours.StandardError, 2), Figures.Of(area.EueMwh.Mean, 0),
                Figures.Of(area.EueMwh.StandardError, 0), Figures.Of(area.NeuePpm, 1), Figures.Of(area.CvarMwh, 0),
                Figures.Of(area.MissingFirmMw, 0));
        }

        console.Write(table);
        console.WriteLine($"{areas.Count - shown.Length} zones and countries were never short.");
        console.WriteLine("LOLE: days with firm load not served, flexible loads let go before. Missing: firm MW that bring LOLE to the");
        console.WriteLine("target. Capacity is nameplate and units fail by themselves: lower bounds (docs/explanation/adequacy.md).");
    }
}
