namespace DigitalTwin.Client.Rendering;

/// <summary>Room of a zone for constant new load.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Years">Years of load that were looked at.</param>
/// <param name="PastPeakMw">Room under its own past peaks at each share, MW.</param>
/// <param name="TogetherMw">Hosting capacity by a run, all zones at once, with the trade of each hour as it was, MW.</param>
/// <param name="ImportsMw">Hosting capacity by a run with what neighbours could send, this zone alone growing, MW.</param>
internal sealed record ZoneRoom(string Zone, int Years, double[] PastPeakMw, double[] TogetherMw, double[] ImportsMw);

/// <summary>Room for large loads, for people.</summary>
internal static class HeadroomReport
{
    public static void Write(int[] years, double[] shares, ZoneRoom[] zones, IAnsiConsole console)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Room for constant new load, GW, by the share of it that may be curtailed. Load of {years[0]} to {years[^1]}."));
        Table table = PlainTable.Of("zone").Numbers(
            [.. Headings("peaks", shares), .. Headings("run", shares), .. Headings("imports", shares)]);
        foreach (ZoneRoom zone in zones)
            table.AddRow([Markup.Escape(zone.Zone), .. Cells(zone.PastPeakMw), .. Cells(zone.TogetherMw), .. Cells(zone.ImportsMw)]);
        table.AddRow(
            [
                "sum", .. Cells(Sum(shares.Length, zones, zone => zone.PastPeakMw)),
                .. Cells(Sum(shares.Length, zones, zone => zone.TogetherMw)), "", "", "",
            ]);
        console.Write(table);
        console.WriteLine("peaks: under the zone's own highest summer and winter hour of these years, no plants or lines");
        console.WriteLine("(Duke University, 2025: 76, 98 and 126 GW for 22 authorities of the United States).");
        console.WriteLine("run: a year of the scenario, with its plants and outages, all zones at once, trade as it was.");
        console.WriteLine("imports: the same, with what neighbours could send if this zone alone grew; it adds up to nothing.");
        console.WriteLine("The run finds more than the peaks where plants stand above the past peak: the reserve margin.");
    }

    private static IEnumerable<string> Headings(string of, double[] shares) =>
        shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{of}\n{share * 100:0.##} %"));

    private static double[] Sum(int shares, ZoneRoom[] zones, Func<ZoneRoom, double[]> of)
    {
        double[] sums = new double[shares];
        foreach (ZoneRoom zone in zones)
        {
            for (int share = 0; share < shares; share++)
                sums[share] += of(zone)[share];
        }

        return sums;
    }

    private static IEnumerable<string> Cells(double[] mw) => mw.Select(value => Figures.Of(value / 1e3, 1));
}
