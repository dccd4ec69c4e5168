namespace DigitalTwin.Results.Summaries;

/// <summary>A zone over the run.</summary>
/// <param name="Country">Country code.</param>
/// <param name="EnergyTwh">Load served without what stores bought, TWh.</param>
/// <param name="PeakMw">Largest hourly load wanted, MW.</param>
/// <param name="MeanPrice">Mean price over the hours, USD/MWh.</param>
/// <param name="UnservedMwh">Firm load not served, MWh.</param>
/// <param name="SaturatedHours">Hours whose headroom, imports included, was at or below zero.</param>
/// <param name="CurtailedMwh">Supply offered at or below zero and not taken, MWh.</param>
/// <param name="NetExportTwh">Export less import, TWh.</param>
/// <param name="Co2Mt">Emissions, Mt CO2.</param>
public sealed record ZoneSummary(
    string Id,
    string Country,
    double EnergyTwh,
    double PeakMw,
    double MeanPrice,
    double UnservedMwh,
    int SaturatedHours,
    double CurtailedMwh,
    double NetExportTwh,
    double Co2Mt)
{
    /// <summary>Room for new load by the curtailment that it accepts, the least first; empty in summaries of older runs.</summary>
    public IReadOnlyList<HostingSummary> Hosting { get; init; } = [];

    /// <summary>Generation by technology, TWh.</summary>
    public required IReadOnlyDictionary<string, double> ByTechnologyTwh { get; init; }

    /// <summary>Generation by fuel, TWh.</summary>
    public required IReadOnlyDictionary<string, double> ByFuelTwh { get; init; }
}

/// <summary>
/// How much new flat load a zone could have hosted beside what it served, if that load accepts to be curtailed for a share of its energy:
/// by the headroom of the newest one to two years of the run. With imports the zone is asked as if no other took more; together, all zones
/// could take theirs at once; alone, there is no trade at all. The network inside the zone is not looked at.
/// </summary>
/// <param name="CurtailedShare">Share of its energy that the load would miss.</param>
/// <param name="Mw">The largest such load with imports, MW; at most 64 % of the zone's highest base demand, as the others here.</param>
/// <param name="FreeMw">The same less what the zone's queue has granted and headroom does not show yet, at least zero.</param>
public sealed record HostingSummary(double CurtailedShare, double Mw, double FreeMw)
{
    /// <summary>The largest such load of own plants with each hour's trade as it was: all zones could host theirs at once, MW.</summary>
    public double TogetherMw { get; init; }

    /// <summary>The largest such load of its own plants without any trade, MW.</summary>
    public double AloneMw { get; init; }
}
