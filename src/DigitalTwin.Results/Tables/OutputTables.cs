using DigitalTwin.Results.History;
using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.Tables;

/// <summary>The tables that a run writes, and their page in the documentation.</summary>
public static class OutputTables
{
    private static readonly KeyColumn Tick = new("tick", "Hour of the run, counted from 0");
    private static readonly KeyColumn Utc = new("utc", "Beginning of the hour, UTC");
    private static readonly KeyColumn Month = new("month", "Month, `yyyy-MM`");
    private static readonly KeyColumn Zone = new("zone", "Zone");
    private static readonly KeyColumn Hours = new("hours",
        "Hours of the month that the row covers: fewer than the month has where it is not over");
    private static readonly KeyColumn Entity = new("entity", "Identifier of the entity");

    /// <summary>Hourly figures of the zones.</summary>
    public static OutputTable Zones { get; } =
        new(RunFiles.Zones, "An hour and a zone", [Tick, Utc, Zone], HourMetrics.OfZone);

    /// <summary>Hourly flows of the lines.</summary>
    public static OutputTable Lines { get; } = new(
        RunFiles.Lines, "An hour and a line",
        [Tick, Utc, new KeyColumn("from", "Zone at the beginning"), new KeyColumn("to", "Zone at the end")], HourMetrics.OfLine);

    /// <summary>Hourly figures of the members of the zones, with <c>--plants</c>.</summary>
    public static OutputTable Plants { get; } = new(
        RunFiles.Plants, "An hour and a plant, store or load; written with `--plants`",
        [Tick, Utc, Zone, new KeyColumn("member", "Identifier of the plant, store or load")], HourMetrics.OfMember);

    /// <summary>Campuses month by month.</summary>
    public static OutputTable Campuses { get; } = new(
        RunFiles.Campuses, "A month and a campus with a plan",
        [Month, new KeyColumn("campus", "Identifier of the campus"), Zone, new KeyColumn("country", "Country")], MonthMetrics.OfCampus,
        [Hours]);

    /// <summary>Countries month by month.</summary>
    public static OutputTable Countries { get; } = new(
        RunFiles.Countries, "A month and a country", [Month, new KeyColumn("country", "Country")], MonthMetrics.OfCountry, [Hours]);

    /// <summary>History of each kind of entity.</summary>
    public static IReadOnlyList<OutputTable> History { get; } =
    [
        .. HourMetrics.Kinds.Select(kind => new OutputTable(
            $"{HistoryFiles.FolderOf(kind)}/<yyyy-MM>.parquet", $"An hour and a {HistoryFiles.TitleOf(kind)}", [Utc, Tick, Entity],
            HourMetrics.Of(kind))),
    ];

    /// <summary>The documentation's page of these tables.</summary>
    public static string Document()
    {
        var page = new StringBuilder();
        page.Append("# Columns of what a run writes\n\n");
        page.Append(
            """
            Generated from the registry of metrics (`src/DigitalTwin.Results/Metrics`). After a change there run `OutputColumnsTests`
            with `UPDATE_DOCS=1`. [Read a run](../how-to/read-a-run.md) shows how to open these files.

            Figures in CSV have at most three decimals. The HTTP API and the page use the names of the CSV files; Parquet adds the
            unit `accelerators` to the names of counts.

            """);
        foreach (OutputTable table in (OutputTable[])[Zones, Lines, Plants, Campuses, Countries])
            Append(page, table, metric => metric.Name, metric => 3);
        foreach (OutputTable table in History)
            Append(page, table, metric => metric.Column, metric => metric.Decimals);
        return page.ToString();
    }

    private static void Append(StringBuilder page, OutputTable table, Func<Metric, string> name, Func<Metric, int> decimals)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## `{table.Path}`\n\n{table.Title}.\n\n");
        page.Append("| column | unit | decimals | meaning |\n|---|---|---|---|\n");
        foreach (KeyColumn key in table.Keys)
            page.Append(CultureInfo.InvariantCulture, $"| `{key.Name}` | | | {key.Meaning} |\n");
        foreach (Metric metric in table.Metrics)
            page.Append(CultureInfo.InvariantCulture, $"| `{name(metric)}` | {metric.Unit} | {decimals(metric)} | {metric.Meaning} |\n");
        foreach (KeyColumn last in table.Last)
            page.Append(CultureInfo.InvariantCulture, $"| `{last.Name}` | | | {last.Meaning} |\n");
    }
}
