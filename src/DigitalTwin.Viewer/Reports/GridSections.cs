using static DigitalTwin.Viewer.Reports.Markup;

namespace DigitalTwin.Viewer.Reports;

/// <summary>The grids of a report: load, saturation, prices, generation, lines, zones.</summary>
internal static class GridSections
{
    private const int MostPrices = 6;
    private const int MostLines = 20;

    public static string Of(ReportFigures figures, WorldSpec world, RunSummary summary)
    {
        string[] zones = [.. world.Zones.Select(zone => zone.Id)];
        string[] largest = [.. summary.Zones.OrderByDescending(zone => zone.EnergyTwh).Take(MostPrices).Select(zone => zone.Id)];
        var html = new StringBuilder("<h2>Load and prices</h2><div class=\"grid\">");
        html.Append(Chart.Lines($"Load served and datacenters among it, all zones, mean of each {figures.Step}", "GW",
        [
            new Curve("Load served", ReportStyle.Series[0], Gigawatts(figures.Sum(zones, "served_mw"))),
            new Curve(
                "Datacenters",
                ReportStyle.Series[1],
                Gigawatts(figures.Sum(world.Datacenters.Select(site => site.Id), "served_mw"))),
        ], figures.Time));
        html.Append(Chart.Lines(
            $"Firm load not served, all zones, mean of each {figures.Step}",
            "MW",
            [new Curve("Not served", "var(--saturated)", figures.Sum(zones, "unserved_mw"))],
            figures.Time));
        foreach (string zone in largest)
        {
            html.Append(Chart.Lines(
                $"Price in {zone}: mean of each {figures.Step}, and the range of its hours",
                "USD/MWh",
                [figures.Range(zone, ReportStyle.Series[0], zone, "price_usd_mwh")],
                figures.Time,
                height: 150));
        }

        return html.Append("</div>").Append(Saturation(figures, summary)).Append(Generation(summary)).Append(Lines(summary))
            .Append(Zones(summary)).ToString();
    }

    private static string Saturation(ReportFigures figures, RunSummary summary) =>
        "<h2>Where grids saturate</h2><p>A grid is saturated in an hour in which nothing is left of its available capacity and of what its "
        + "neighbours could send. The colour is that of the tightest hour, the tightest grids first.</p>"
        + Chart.Strips(
            $"Headroom against load in the tightest hour of each {figures.Step}, by zone",
            [
                .. summary.Zones.Select(zone => (zone.Id, zone.SaturatedHours, States: figures.States(zone.Id)))
                    .OrderByDescending(zone => zone.SaturatedHours).ThenByDescending(zone => zone.States.Count(IsTight))
                    .ThenBy(zone => zone.Id, StringComparer.Ordinal).Select(zone => (zone.Id, zone.States)),
            ],
            [
                ("saturated: none left", "var(--saturated)"), ("up to 10 %", "var(--critical)"), ("up to 25 %", "var(--tight)"),
                ("up to 50 %", "var(--fair)"), ("more", "var(--ample)"),
            ],
            figures.Time);

    private static bool IsTight(string state) => state is "var(--saturated)" or "var(--critical)" or "var(--tight)";

    private static string Generation(RunSummary summary)
    {
        (string Fuel, double Twh)[] fuels =
        [
            .. summary.Zones.SelectMany(zone => zone.ByFuelTwh).GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Sum(pair => pair.Value))).OrderByDescending(fuel => fuel.Item2),
        ];
        double all = fuels.Sum(fuel => fuel.Twh);
        return "<h2>Generation</h2>" + Table(
            "Generation by fuel, all zones",
            ["Fuel", "#TWh", "#Share", ""],
            fuels.Select(fuel => (string[])
            [
                Text(fuel.Fuel.Replace('_', ' ')), Figure(fuel.Twh), Percent(fuel.Twh / all), Bar(fuel.Twh / fuels[0].Twh),
            ]));
    }

    private static string Lines(RunSummary summary) => "<h2>Lines</h2>" + Table(
        $"Lines most often at their limit ({Math.Min(MostLines, summary.Lines.Count)} of {summary.Lines.Count})",
        ["Line", "#Full, h", "#Share of hours", "#TWh forward", "#TWh reverse", ""],
        summary.Lines.OrderByDescending(line => line.CongestedHours).ThenBy(line => line.From, StringComparer.Ordinal).Take(MostLines)
            .Select(line => (string[])
            [
                Text($"{line.From} to {line.To}"),
                line.CongestedHours.ToString("N0", CultureInfo.InvariantCulture),
                Percent((double)line.CongestedHours / summary.Ticks),
                Figure(line.TwhForward),
                Figure(line.TwhReverse),
                Bar((double)line.CongestedHours / summary.Ticks),
            ]));

    private static string Zones(RunSummary summary) => "<h2>Zones</h2>" + Table(
        $"All {summary.Zones.Count} zones by energy served",
        ["Zone", "Country", "#TWh", "#Peak, GW", "#USD/MWh", "#Saturated, h", "#Not served, MWh", "#Net export, TWh", "#Mt CO2"],
        summary.Zones.OrderByDescending(zone => zone.EnergyTwh).Select(zone => (string[])
        [
            Text(zone.Id),
            Text(zone.Country),
            Figure(zone.EnergyTwh),
            Figure(zone.PeakMw / 1000),
            Figure(zone.MeanPrice),
            zone.SaturatedHours.ToString("N0", CultureInfo.InvariantCulture),
            Figure(zone.UnservedMwh),
            Figure(zone.NetExportTwh),
            Figure(zone.Co2Mt),
        ]));

    private static double[] Gigawatts(double[] megawatts) => [.. megawatts.Select(value => value / 1000)];
}
