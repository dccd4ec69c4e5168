using DigitalTwin.Results.Compute;
using DigitalTwin.Studies.MarginalValues;
using static DigitalTwin.Viewer.Reports.Markup;

namespace DigitalTwin.Viewer.Reports;

/// <summary>
/// What who plans grids and sites asks: how long power took, where there is room, who pays, and what a line would be worth.
/// </summary>
internal static class PlannerSections
{
    private const int MostZones = 30;
    private const int MostCampuses = 30;
    private const int MostLines = 12;

    public static string Of(RunSummary summary)
    {
        string sections = Waits(summary) + Room(summary) + Bills(summary) + Lines(summary);
        return sections.Length == 0 ? "" : "<h2>For planners</h2>" + sections;
    }

    private static string Waits(RunSummary summary) => summary.TimesToPower.Count == 0 ? "" : Table(
        "Months from request to power of half and of nine tenths of the MW: of halls that came to power, and with those that wait (the "
        + "product-limit estimate; empty where so many had not come to power)",
        ["Zone", "Track", "#MW with power", "#P50", "#P90", "#MW waiting", "#P50, all", "#P90, all"],
        summary.TimesToPower.OrderByDescending(reported => reported.Mw + reported.WaitingMw).Take(MostZones).Select(reported => (string[])
        [
            Text(reported.Zone),
            Text(reported.Track),
            Figure(reported.Mw),
            Months(reported.P50Months),
            Months(reported.P90Months),
            Figure(reported.WaitingMw),
            Months(reported.ProductLimitP50Months),
            Months(reported.ProductLimitP90Months),
        ]));

    private static string Room(RunSummary summary)
    {
        ZoneSummary[] zones =
            [.. summary.Zones.Where(zone => zone.Hosting.Count > 0).OrderByDescending(zone => zone.PeakMw).Take(MostZones)];
        return zones.Length == 0 ? "" : Table(
            "Room for new flat load, MW, by the share of its energy that it accepts to miss; granted and not yet drawn is taken off, zones "
            + "are not tested together, and networks inside them are not looked at",
            ["Zone", .. zones[0].Hosting.Select(at => "#" + Percent(at.CurtailedShare))],
            zones.Select(zone => (string[])[Text(zone.Id), .. zone.Hosting.Select(at => Figure(at.FreeMw))]));
    }

    private static string Bills(RunSummary summary)
    {
        CampusSummary[] campuses =
        [
            .. summary.Campuses.Where(campus => campus.EnergyGwh > 0 || campus.ConnectionUsd > 0)
                .OrderByDescending(campus => campus.BillUsd).ThenBy(campus => campus.Id, StringComparer.Ordinal).Take(MostCampuses),
        ];
        return campuses.Length == 0 ? "" : Table(
            "Who pays: energy and network charges of campuses, the cost of their connections, and what of it was for power not drawn",
            ["Campus", "#GWh", "#Bill, M USD", "#USD/MWh", "#Above the zone", "#Network, M USD", "#Connections, M USD", "#Stranded, M USD"],
            campuses.Select(campus => (string[])
            [
                Text(campus.Id),
                Figure(campus.EnergyGwh),
                Figure(campus.BillUsd / 1e6),
                campus.UsdPerMwh is double each ? Figure(each) : "",
                campus.MarginUsdPerMwh is double margin ? Figure(margin) : "",
                Millions(campus.NetworkUsd),
                Millions(campus.ConnectionUsd),
                Millions(campus.StrandedUsd),
            ]));
    }

    private static string Lines(RunSummary summary)
    {
        MarginalLineValue[] lines = [.. MarginalLineValue.Between(null, summary).Where(line => line.UsdPerMw > 0).Take(MostLines)];
        return lines.Length == 0 ? "" : Table(
            "What one MW more of a line would have been worth over the run",
            ["From", "To", "#USD"],
            lines.Select(line => (string[])[Text(line.From), Text(line.To), Figure(line.UsdPerMw)]));
    }

    private static string Months(double? months) => months is double known ? Figure(known) : "";

    private static string Millions(double? usd) => usd is double known ? Figure(known / 1e6) : "";
}
