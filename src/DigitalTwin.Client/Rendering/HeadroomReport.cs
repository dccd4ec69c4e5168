namespace DigitalTwin.Client.Rendering;

/// <summary>Room of a zone for constant new load.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Years">Years of load that were looked at.</param>
/// <param name="PastPeakMw">Room under its own past peaks at each share, MW.</param>
/// <param name="RunMw">Hosting capacity by a run at each share, MW: with plants, outages and imports.</param>
internal sealed record ZoneRoom(string Zone, int Years, double[] PastPeakMw, double[] RunMw);

/// <summary>Room for large loads, for people.</summary>
internal static class HeadroomReport
{
    public static void Write(int[] years, double[] shares, ZoneRoom[] zones, IAnsiConsole console)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Room for constant new load, GW, by the share of it that may be curtailed. Load of {years[0]} to {years[^1]}."));
        string[] headings = [.. shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %"))];
        Table table = PlainTable.Of("zone")
            .Numbers([.. headings.Select(text => $"peaks {text}"), .. headings.Select(text => $"run {text}")]);
        foreach (ZoneRoom zone in zones)
            table.AddRow([Markup.Escape(zone.Zone), .. Cells(zone.PastPeakMw), .. Cells(zone.RunMw)]);
        table.AddRow(
            ["sum", .. Cells(Sum(shares.Length, zones, zone => zone.PastPeakMw)), .. Cells(Sum(shares.Length, zones, zone => zone.RunMw))]);
        console.Write(table);
        console.WriteLine("peaks: under the zone's own highest summer and winter hour of these years, each zone alone, no");
        console.WriteLine("plants or lines (Norris and others, Duke University 2025: 76, 98 and 126 GW for 22 US authorities).");
        console.WriteLine("run: a year of the scenario, with its plants, outages and what neighbours can send at the same hour.");
        console.WriteLine("The run finds more because capacity above the past peak, the reserve margin, and imports count.");
    }

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
