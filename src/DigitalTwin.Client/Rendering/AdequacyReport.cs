using DigitalTwin.Scenarios.Content;
using DigitalTwin.Studies.Adequacy;

namespace DigitalTwin.Client.Rendering;

/// <summary>How adequate the zones are, for people.</summary>
internal static class AdequacyReport
{
    public static void Write(
        DateTime from, int hours, int draws, IReadOnlyList<WeatherSummary> weather, IReadOnlyList<AreaAdequacy> areas,
        IAnsiConsole console)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{hours} hours from {from:yyyy-MM-dd} on, {draws} draws of outages. Figures with standard errors (±)."));
        WriteWeather(weather, console);
        Table table = PlainTable.Of("area").Numbers("LOLE d", "±", "LOLH h", "±", "EUE MWh", "±", "NEUE ppm", "CVaR", "missing");
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
        console.WriteLine("LOLE: days with firm load not served, flexible loads let go before. CVaR: MWh of the worst");
        console.WriteLine("twentieth of draws. Missing: firm MW that bring LOLE to the target. How far to trust it:");
        console.WriteLine("docs/explanation/adequacy.md.");
    }

    /// <summary>Writes what a resource is worth.</summary>
    public static void Write(CapacityCredit credit, int draws, IAnsiConsole console)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{credit.Resource}: {Figures.Of(credit.CapacityMw, 0)} MW are worth {Figures.Of(credit.ElccMw, 0)} MW of firm capacity "
            + $"(ELCC {credit.Share * 100:F0} %) in {credit.Zone}."));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Compared at {credit.TargetDays:0.###} days a year, over {draws} draws: without it the zone gets there with "
            + $"{Figures.Of(credit.LoadAddedMw, 0)} MW of load added."));
    }

    /// <summary>Writes accredited margins beside those of the auctions.</summary>
    public static void Write(IReadOnlyList<AccreditedMargin> margins, IAnsiConsole console)
    {
        Table table = PlainTable.Of("zone", "from June", "of").Numbers("peak MW", "accredited", "required", "margin %");
        foreach (AccreditedMargin margin in margins)
        {
            CapacityAuction auction = margin.Auction;
            string year = auction.Year.ToString(CultureInfo.InvariantCulture);
            table.AddRow(
                Markup.Escape(auction.Zone), year, "the run", Figures.Of(margin.PeakMw, 0), Figures.Of(margin.AccreditedMw, 0),
                Figures.Of(margin.RequirementMw, 0), Figures.Of(margin.MarginPercent, 1));
            table.AddRow(
                "", "", "the auction", Figures.Of(auction.PeakMw, 0), Figures.Of(auction.SupplyMw, 0), Figures.Of(auction.RequirementMw, 0),
                Figures.Of(auction.MarginPercent, 1));
        }

        console.Write(table);
        console.WriteLine("Margin: accredited capacity over what the market requires. Peak of the run: with interruptible load.");
        foreach (AccreditedMargin margin in margins)
        {
            bool hasOwn = margin.Classes.Any(part => part.OwnElcc is not null);
            Table classes = PlainTable.Of("class").Numbers("net MW", "rating %", "accredited MW", hasOwn ? "own ELCC %" : "");
            foreach (AccreditedClass part in margin.Classes)
            {
                classes.AddRow(
                    Markup.Escape(part.Technology), Figures.Of(part.NetMw, 0), Figures.Of(part.Rating * 100, 1),
                    Figures.Of(part.AccreditedMw, 0), part.OwnElcc is double own ? Figures.Of(own * 100, 0) : "");
            }

            console.WriteLine($"{margin.Auction.Zone} from June {margin.Auction.Year}:");
            console.Write(classes);
        }
    }

    private static void WriteWeather(IReadOnlyList<WeatherSummary> weather, IAnsiConsole console)
    {
        if (weather.Count == 0)
            console.WriteLine("Weather: the year of the zones' series, with normal temperatures.");
        foreach (WeatherSummary year in weather)
        {
            string parts = string.Join(
                ", ", year.Quantities.Where(part => part.Quantity != "temperature_swing").Select(part => part.Modelled.Count == 0
                    ? $"{part.Quantity} {part.Observed.Count}"
                    : $"{part.Quantity} {part.Observed.Count}+{part.Modelled.Count}"));
            console.WriteLine($"Weather of {year.Year}, zones observed + modelled: {parts}.");
        }
    }
}
