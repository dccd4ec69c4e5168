using DigitalTwin.Results.Files;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Viewer.Api;
using DigitalTwin.Viewer.Documents;
using static DigitalTwin.Viewer.Reports.Markup;

namespace DigitalTwin.Viewer.Reports;

/// <summary>A run on one page of HTML that needs nothing but itself: plots, tables, sources and assumptions.</summary>
public static class RunReport
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /// <summary>Writes the page.</summary>
    /// <param name="folder">Folder of the run; it has ended, or is not running.</param>
    /// <param name="scenario">Its scenario, without errors.</param>
    /// <returns>The page.</returns>
    /// <exception cref="RunFolderException">The folder holds no run, or one without ticks.</exception>
    /// <exception cref="HistoryDamageException">Its history is damaged.</exception>
    public static string Write(string folder, ScenarioLoadResult scenario)
    {
        RunManifest manifest = RunFolder.ReadManifest(folder);
        RunSummary summary = RunFolder.ReadSummary(folder);
        WorldSpec world = scenario.World!;
        var history = new HistoryReader(new DiskFileSystem(folder), world.Calendar);
        long ticks = Math.Min(summary.Ticks, history.Ticks);
        if (ticks == 0)
            throw new RunFolderException($"{folder}: the run has no ticks to report; let it go on with `twin run --resume {folder}`.");
        var figures = new ReportFigures(history, world, ticks);
        string title = scenario.Meta.Title.Length > 0 ? scenario.Meta.Title : summary.Scenario;
        var page = new StringBuilder($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>{Text(title)}</title><style>{ReportStyle.Css}</style></head><body>
            <header><h1>{Text(title)}</h1><p class="lead">{Text(scenario.Meta.Question)}</p>
            <p>{Text(scenario.Meta.Description)}</p><p class="note">{Facts(manifest, summary)}</p>{Tiles(summary)}</header>

            """);
        page.Append("<main>").Append(GridSections.Of(figures, world, summary)).Append(ComputeSections.Of(figures, summary))
            .Append(PlannerSections.Of(summary)).Append(Events(folder, world)).Append(Balances(summary)).Append(Sources(scenario))
            .Append("</main></body></html>\n");
        return page.ToString();
    }

    private static string Facts(RunManifest manifest, RunSummary summary)
    {
        string first = Instant(summary.StartUtc), last = Instant(summary.StartUtc.AddHours(summary.Ticks));
        return $"Scenario {Text(summary.Scenario)} (digest <code>{summary.ScenarioDigest}</code>), seed {summary.Seed}: {summary.Ticks} "
            + $"hours from {first} to {last} UTC, {summary.Entities} entities. Hash of the last tick <code>{summary.Hash}</code>, build "
            + $"<code>{Text(manifest.Build)}</code>. The same scenario, seed and build give the same hash again. This is a model, not a "
            + "measurement.";
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Tiles(RunSummary summary)
    {
        double hours = Math.Max(1.0 * summary.Ticks * summary.Zones.Count, 1);
        long wanted = summary.Campuses.Sum(campus => campus.GpusWanted), running = summary.Campuses.Sum(campus => campus.GpusInstalled);
        return "<dl class=\"tiles\">"
            + Tile("Energy served", Figure(summary.Zones.Sum(zone => zone.EnergyTwh)), "TWh")
            + Tile("Firm load not served", Figure(summary.Zones.Sum(zone => zone.UnservedMwh)), "MWh")
            + Tile("Zone-hours saturated", Percent(summary.Zones.Sum(zone => (double)zone.SaturatedHours) / hours), "")
            + Tile("Emissions", Figure(summary.Zones.Sum(zone => zone.Co2Mt)), "Mt CO2")
            + Tile("Curtailed", Figure(summary.Zones.Sum(zone => zone.CurtailedMwh) / 1e6), "TWh")
            + (wanted > 0 ? Tile("Planned accelerators in service", Percent((double)running / wanted), $"of {Figure(wanted)}") : "")
            + "</dl>";
    }

    private static string Tile(string name, string value, string unit) =>
        $"<div class=\"tile\"><dt>{Text(name)}</dt><dd>{value} <small>{Text(unit)}</small></dd></div>";

    private static string Events(string folder, WorldSpec world)
    {
        EventDocument[] events = Directory.Exists(RunFolder.StoreOf(folder))
            ? [.. RunHistory.Read(folder).Events.Select(entry => EventEndpoints.DocumentOf(entry, world))]
            : [];
        return events.Length == 0 ? "" : "<h2>Events</h2><p>What happened to the run from outside.</p>" + Table(
            "Events in the order of the run's log",
            ["Event", "Kind", "Target", "#Value", "From, UTC", "#Hours"],
            events.Select(one => (string[])
            [
                Text(one.Id),
                Text(one.Kind),
                Text($"{one.Target} {one.Subject}"),
                Figure(one.Value),
                Instant(one.Utc),
                one.Hours is long hours ? hours.ToString("N0", CultureInfo.InvariantCulture) : "for good",
            ]));
    }

    private static string Balances(RunSummary summary) => "<h2>Balances</h2><p>Asserted in every tick of the run.</p>"
        + Table("Largest deviations over all zones and ticks", ["Balance", "#Deviation", "Unit"],
        [
            ["Supply and imports against demand and exports of a zone", Small(summary.Balances.EnergyMaxResidualMw), "MW"],
            ["Net positions against flows on lines", Small(summary.Balances.NetworkMaxResidualMw), "MW"],
            [
                "Accelerators made against installed, waiting, in transit and pooled",
                summary.Balances.ChipsResidual.ToString("N0", CultureInfo.InvariantCulture),
                $"of {summary.Balances.ChipsMade.ToString("N0", CultureInfo.InvariantCulture)} made",
            ],
        ]);

    private static string Sources(ScenarioLoadResult scenario)
    {
        int rows = scenario.Assumptions.Sum(table => table.Rows), assumed = scenario.Assumptions.Sum(table => table.Assumed);
        var html = new StringBuilder("<h2>Sources and assumptions</h2>");
        html.Append(CultureInfo.InvariantCulture, $"<p>Of {rows:N0} rows of input {assumed:N0} say that they are an assumption, ")
            .Append("recalled or calibrated, in whole or in part: nobody publishes them. The others can be looked up.</p>");
        html.Append(Table(
            "Rows of each input table",
            ["Table", "#Rows", "#Assumed", "#Share", ""],
            scenario.Assumptions.Select(table => (string[])
            [
                Text(table.Table),
                table.Rows.ToString("N0", CultureInfo.InvariantCulture),
                table.Assumed.ToString("N0", CultureInfo.InvariantCulture),
                Percent((double)table.Assumed / table.Rows),
                Bar((double)table.Assumed / table.Rows),
            ])));
        html.Append("<h3>What the rows name as their source</h3>");
        foreach (AssumptionCount table in scenario.Assumptions)
        {
            html.Append("<details><summary>")
                .Append(CultureInfo.InvariantCulture, $"{Text(table.Table)}, {table.Sources.Count} sources</summary><ul>");
            foreach (SourceCount source in table.Sources)
                html.Append(CultureInfo.InvariantCulture, $"<li>{Text(source.Source)} <span class=\"note\">({source.Rows:N0})</span></li>");
            html.Append("</ul></details>\n");
        }

        return html.ToString();
    }

    private static string Small(double value) => value.ToString("0.0E+0", CultureInfo.InvariantCulture);
}
