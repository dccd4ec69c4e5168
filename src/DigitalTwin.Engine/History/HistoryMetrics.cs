using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Engine.History;

/// <summary>What is kept of each kind of entity. The order within a kind is that of <see cref="Read(GridReport, Span{double})"/>.</summary>
public static class HistoryMetrics
{
    private static readonly HistoryMetric Output = Power("output_mw", "Output");
    private static readonly HistoryMetric Wanted = Power("wanted_mw", "Power wanted");
    private static readonly HistoryMetric Drawn = Power("served_mw", "Power drawn");

    /// <summary>Metrics of zones: the columns of the zones' hourly file.</summary>
    public static IReadOnlyList<HistoryMetric> OfZone { get; } =
    [
        new("price_usd_mwh", "Price", "USD/MWh", 3),
        Power("load_mw", "Load wanted"),
        Power("served_mw", "Load served"),
        Power("unserved_mw", "Firm load not served"),
        Output,
        Power("charging_mw", "Bought by stores"),
        Power("curtailed_mw", "Curtailed"),
        Power("net_export_mw", "Net export"),
        Power("external_import_mw", "Import from outside the network"),
        Power("headroom_mw", "Headroom"),
        Power("reserve_mw", "Reserve"),
        new("cost_usd", "Cost of supply", "USD", 3),
        new("co2_t", "Emissions", "t CO2", 3),
    ];

    /// <summary>Metrics of lines.</summary>
    public static IReadOnlyList<HistoryMetric> OfLine { get; } = [Power("flow_mw", "Flow")];

    /// <summary>Metrics of plants.</summary>
    public static IReadOnlyList<HistoryMetric> OfPlant { get; } = [Output];

    /// <summary>Metrics of stores.</summary>
    public static IReadOnlyList<HistoryMetric> OfStore { get; } = [Output, Drawn, new("stored_mwh", "Energy in store", "MWh", 3)];

    /// <summary>Metrics of datacenters.</summary>
    public static IReadOnlyList<HistoryMetric> OfDatacenter { get; } =
    [
        Wanted,
        Drawn,
        new("compute_exaflop_days", "Compute delivered", "exaflop-days", 6),
        Count("installed", "Accelerators in service"),
        Count("waiting", "Accelerators waiting for power"),
        Count("in_transit", "Accelerators on their way"),
        Power("plan_mw", "Power that the plan gives"),
        Power("energised_mw", "Power energised"),
    ];

    /// <summary>Metrics of fabs.</summary>
    public static IReadOnlyList<HistoryMetric> OfFab { get; } =
    [
        Wanted,
        Drawn,
        Count("made", "Accelerators finished"),
        Count("stocked", "Finished and not shipped"),
        Count("shipped", "Accelerators shipped"),
    ];

    /// <summary>Metrics of flexible loads.</summary>
    public static IReadOnlyList<HistoryMetric> OfFlexibleLoad { get; } = [Wanted, Drawn];

    /// <summary>
    /// Metrics of countries: what their campuses want, what runs, and the missing by cause, which add up to the difference.
    /// </summary>
    public static IReadOnlyList<HistoryMetric> OfCountry { get; } =
    [
        Count("wanted", "Accelerators that plans want"),
        Count("running", "Accelerators in service"),
        .. Enum.GetNames<Cause>().Select(cause => Count("missing_" + cause.ToLowerInvariant(), "Missing: " + cause.ToLowerInvariant())),
    ];

    /// <summary>Kinds of entity whose hours are kept.</summary>
    public static IReadOnlyList<EntityKind> Kinds { get; } =
    [
        EntityKind.Zone,
        EntityKind.Line,
        EntityKind.Plant,
        EntityKind.Store,
        EntityKind.Datacenter,
        EntityKind.Fab,
        EntityKind.FlexibleLoad,
        EntityKind.Country,
    ];

    /// <summary>Metrics of a kind; none where its hours are not kept.</summary>
    public static IReadOnlyList<HistoryMetric> Of(EntityKind kind) => kind switch
    {
        EntityKind.Zone => OfZone,
        EntityKind.Line => OfLine,
        EntityKind.Plant => OfPlant,
        EntityKind.Store => OfStore,
        EntityKind.Datacenter => OfDatacenter,
        EntityKind.Fab => OfFab,
        EntityKind.FlexibleLoad => OfFlexibleLoad,
        EntityKind.Country => OfCountry,
        _ => [],
    };

    /// <summary>Figures of a zone, in the order of <see cref="OfZone"/>.</summary>
    internal static void Read(GridReport report, Span<double> values)
    {
        values[0] = report.Outcome.PriceUsdPerMwh;
        values[1] = report.LoadWantedMw;
        values[2] = report.LoadServedMw;
        values[3] = report.UnservedMw;
        values[4] = report.OutputMw;
        values[5] = report.ChargingMw;
        values[6] = report.CurtailedMw;
        values[7] = report.Outcome.NetPositionMw;
        values[8] = report.ExternalImportMw;
        values[9] = report.Outcome.HeadroomMw;
        values[10] = report.ReserveMw;
        values[11] = report.CostUsd;
        values[12] = report.Co2Tonnes;
    }

    /// <summary>Adds a campus to the figures of its country, in the order of <see cref="OfCountry"/>.</summary>
    internal static void Add(SiteReport site, Span<double> values)
    {
        values[0] += site.Wanted;
        values[1] += site.Running;
        for (int cause = 0; cause < site.Missing.Length; cause++)
            values[2 + cause] += site.Missing[cause];
    }

    /// <summary>Figures of a member, in the order of the metrics of its kind.</summary>
    internal static void Read(EntityKind kind, in MemberReport report, Span<double> values)
    {
        switch (kind)
        {
            case EntityKind.Plant:
                values[0] = report.OutputMw;
                return;
            case EntityKind.Store:
                (values[0], values[1], values[2]) = (report.OutputMw, report.ServedMw, report.StoredMwh);
                return;
        }

        (values[0], values[1]) = (report.WantedMw, report.ServedMw);
        if (kind == EntityKind.Datacenter)
        {
            values[2] = report.Compute.ExaflopDays;
            (values[3], values[4], values[5]) = (report.Compute.Installed, report.Compute.Waiting, report.Compute.InTransit);
            (values[6], values[7]) = (report.Compute.Site?.PlanMw ?? 0, report.Compute.Site?.EnergisedMw ?? 0);
        }
        else if (kind == EntityKind.Fab)
        {
            (values[2], values[3], values[4]) = (report.Compute.Made, report.Compute.Stocked, report.Compute.Shipped);
        }
    }

    private static HistoryMetric Power(string name, string title) => new(name, title, "MW", 3);

    private static HistoryMetric Count(string name, string title) => new(name, title, "accelerators", 0);
}
