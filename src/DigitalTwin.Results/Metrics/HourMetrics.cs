namespace DigitalTwin.Results.Metrics;

/// <summary>
/// Every figure of an hour, by kind of entity. The hourly CSV files, history, the documentation and the API's list of metrics come from
/// here.
/// </summary>
public static class HourMetrics
{
    private static readonly Metric<MemberReport> Output =
        Mw<MemberReport>("output_mw", "Output", "Power generated", (in report) => report.OutputMw);

    private static readonly Metric<MemberReport> Wanted =
        Mw<MemberReport>("wanted_mw", "Power wanted", "Power that it would draw were nothing short", (in report) => report.WantedMw);

    private static readonly Metric<MemberReport> Drawn =
        Mw<MemberReport>("served_mw", "Power drawn", "Power that it drew", (in report) => report.ServedMw);

    private static readonly Metric<MemberReport> Stored =
        new("stored_mwh", "Energy in store", "MWh", 3, "Energy in store at the end of the hour", (in report) => report.StoredMwh);

    /// <summary>Zones.</summary>
    public static IReadOnlyList<Metric<GridReport>> OfZone { get; } =
    [
        new("price_usd_mwh", "Price", "USD/MWh", 3, "Price at which the zone's market cleared",
            (in grid) => grid.Outcome.PriceUsdPerMwh),
        Mw<GridReport>("load_mw", "Load wanted", "Load that consumers asked for", (in grid) => grid.LoadWantedMw),
        Mw<GridReport>("served_mw", "Load served", "Load that was served", (in grid) => grid.LoadServedMw),
        Mw<GridReport>("unserved_mw", "Firm load not served", "Firm load that was shed", (in grid) => grid.UnservedMw),
        Mw<GridReport>("output_mw", "Output", "Power generated in the zone, stores that sell included", (in grid) => grid.OutputMw),
        Mw<GridReport>("charging_mw", "Bought by stores", "Power that stores drew to charge", (in grid) => grid.ChargingMw),
        Mw<GridReport>("curtailed_mw", "Curtailed", "Wind, sun and water that was there and not used", (in grid) => grid.CurtailedMw),
        Mw<GridReport>("net_export_mw", "Net export", "Exports less imports over the network's lines",
            (in grid) => grid.Outcome.NetPositionMw),
        Mw<GridReport>("external_import_mw", "Import from outside the network", "Import from areas that the scenario does not simulate",
            (in grid) => grid.ExternalImportMw),
        Mw<GridReport>("headroom_mw", "Headroom",
            "Further load that the zone could have served in this hour, imports included, if no other zone had taken more",
            (in grid) => grid.Outcome.HeadroomMw),
        Mw<GridReport>("headroom_together_mw", "Headroom of all together",
            "Further load that its own plants could have served with the trade of the hour; all zones could take theirs at once",
            (in grid) => grid.Outcome.OwnSpareMw),
        Mw<GridReport>("headroom_alone_mw", "Headroom alone", "Further load that its own plants could have served without any trade",
            (in grid) => grid.HeadroomAloneMw),
        Mw<GridReport>("reserve_mw", "Reserve", "Capacity held back as reserve", (in grid) => grid.ReserveMw),
        new("cost_usd", "Cost of supply", "USD", 3, "Cost of what was generated in the hour", (in grid) => grid.CostUsd),
        new("co2_t", "Emissions", "t CO2", 3, "Carbon dioxide emitted in the hour", (in grid) => grid.Co2Tonnes),
    ];

    /// <summary>Lines, read from their flow.</summary>
    public static IReadOnlyList<Metric<double>> OfLine { get; } =
        [Mw<double>("flow_mw", "Flow", "Flow; positive in the direction of the line's name", (in flow) => flow)];

    /// <summary>Power plants.</summary>
    public static IReadOnlyList<Metric<MemberReport>> OfPlant { get; } = [Output];

    /// <summary>Stores.</summary>
    public static IReadOnlyList<Metric<MemberReport>> OfStore { get; } = [Output, Drawn, Stored];

    /// <summary>Datacenters: campuses with a plan and existing ones.</summary>
    public static IReadOnlyList<Metric<MemberReport>> OfDatacenter { get; } =
    [
        Wanted,
        Drawn,
        new("compute_exaflop_days", "Compute delivered", "exaflop-days", 6, "Compute delivered in the hour, 8-bit",
            (in report) => report.Compute.ExaflopDays),
        Count<MemberReport>("installed", "Accelerators in service", "Accelerators in service", (in report) => report.Compute.Installed),
        Count<MemberReport>("waiting", "Accelerators waiting for power", "Accelerators at the site that wait for power",
            (in report) => report.Compute.Waiting),
        Count<MemberReport>("in_transit", "Accelerators on their way", "Accelerators shipped to the site and not there yet",
            (in report) => report.Compute.InTransit),
        Mw<MemberReport>("plan_mw", "Power that the plan gives", "Power of the site by its operator's plan; 0 without a plan",
            (in report) => (report.Detail as CampusDetail)?.Site?.PlanMw ?? 0),
        Mw<MemberReport>("energised_mw", "Power energised", "Power that the site has by now; 0 without a plan",
            (in report) => (report.Detail as CampusDetail)?.Site?.EnergisedMw ?? 0),
    ];

    /// <summary>Chip fabs.</summary>
    public static IReadOnlyList<Metric<MemberReport>> OfFab { get; } =
    [
        Wanted,
        Drawn,
        Count<MemberReport>("made", "Accelerators finished", "Accelerators finished in the hour", (in report) => report.Compute.Made),
        Count<MemberReport>("stocked", "Finished and not shipped", "Accelerators finished and not shipped",
            (in report) => report.Compute.Stocked),
        Count<MemberReport>("shipped", "Accelerators shipped", "Accelerators shipped in the hour", (in report) => report.Compute.Shipped),
    ];

    /// <summary>Flexible loads.</summary>
    public static IReadOnlyList<Metric<MemberReport>> OfFlexibleLoad { get; } = [Wanted, Drawn];

    /// <summary>
    /// Countries, each figure the sum over their campuses: what they want, what runs, and the missing by cause, which add up to the
    /// difference.
    /// </summary>
    public static IReadOnlyList<Metric<SiteReport>> OfCountry { get; } =
    [
        Count<SiteReport>("wanted", "Accelerators that plans want", "Accelerators that plans of campuses want by now",
            (in site) => site.Wanted),
        Count<SiteReport>("running", "Accelerators in service", "Accelerators in service at campuses with a plan",
            (in site) => site.Running),
        .. Enum.GetValues<Cause>().Select(Missing),
    ];

    /// <summary>Every member of a zone in the file of plants.</summary>
    public static IReadOnlyList<Metric<MemberReport>> OfMember { get; } =
    [
        Output,
        Drawn,
        Mw<MemberReport>("curtailed_mw", "Curtailed", "Power that was there and not used", (in report) => report.CurtailedMw),
        Stored,
        new("cost_usd", "Cost", "USD", 3, "Cost of the hour", (in report) => report.CostUsd),
    ];

    /// <summary>The kinds of entity that have a history.</summary>
    public static IReadOnlyList<EntityKind> Kinds { get; } =
    [
        EntityKind.Zone, EntityKind.Line, EntityKind.Plant, EntityKind.Store, EntityKind.Datacenter, EntityKind.Fab,
        EntityKind.FlexibleLoad,
        EntityKind.Country,
    ];

    /// <summary>Metrics of a kind.</summary>
    public static IReadOnlyList<Metric> Of(EntityKind kind) => kind switch
    {
        EntityKind.Zone => OfZone,
        EntityKind.Line => OfLine,
        EntityKind.Country => OfCountry,
        _ => OfMembers(kind),
    };

    /// <summary>Metrics of members of a kind.</summary>
    public static IReadOnlyList<Metric<MemberReport>> OfMembers(EntityKind kind) => kind switch
    {
        EntityKind.Plant => OfPlant,
        EntityKind.Store => OfStore,
        EntityKind.Datacenter => OfDatacenter,
        EntityKind.Fab => OfFab,
        EntityKind.FlexibleLoad => OfFlexibleLoad,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no member of a zone."),
    };

    private static Metric<SiteReport> Missing(Cause cause)
    {
        string name = cause.ToString().ToLowerInvariant();
        return Count<SiteReport>(
            "missing_" + name, "Missing: " + name, $"Accelerators that plans want and that do not run; cause: {name}",
            (in site) => site.Missing[(int)cause]);
    }

    private static Metric<T> Mw<T>(string name, string title, string meaning, Figure<T> read) => new(name, title, "MW", 3, meaning, read);

    private static Metric<T> Count<T>(string name, string title, string meaning, Figure<T> read) =>
        new(name, title, Metric.Accelerators, 0, meaning, read);
}
