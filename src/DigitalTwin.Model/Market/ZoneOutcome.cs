namespace DigitalTwin.Model.Market;

/// <summary>What the coupling reports to one grid about a cleared tick.</summary>
/// <param name="PriceUsdPerMwh">Price of energy, USD/MWh.</param>
/// <param name="NetPositionMw">Export less import, MW at the zone's end of its lines.</param>
/// <param name="MarginalPriceUsdPerMwh">Price of the curve's step at which the net position lies.</param>
/// <param name="MarginalFraction">Share of the steps at exactly that price that is taken, 0 to 1.</param>
/// <param name="HeadroomMw">
/// Headroom with imports: additional MW that the zone could have served with all reserves intact, if no other zone had taken more.
/// </param>
/// <param name="OwnSpareMw">
/// Headroom of all zones together: additional MW that the zone's own plants could have served with the reserve intact and the hour's trade
/// as it was, so that every zone could have taken its own at once.
/// </param>
[State]
public readonly partial record struct ZoneOutcome(
    double PriceUsdPerMwh,
    double NetPositionMw,
    double MarginalPriceUsdPerMwh,
    double MarginalFraction,
    double HeadroomMw,
    double OwnSpareMw);

/// <summary>
/// The outcome of clearing for the members of one zone: enough for each member to work out its own award, so that one message serves all.
/// </summary>
/// <param name="PriceUsdPerMwh">Price of energy in the zone, USD/MWh.</param>
/// <param name="SupplyPriceUsdPerMwh">Supply steps below this price run in full, above it not at all.</param>
/// <param name="SupplyFraction">Share of the steps exactly at <paramref name="SupplyPriceUsdPerMwh"/> that runs, 0 to 1 (ties pro
/// rata).</param>
/// <param name="DemandPriceUsdPerMwh">Demand steps above this price are served in full, below it not at all.</param>
/// <param name="DemandFraction">Share of the steps exactly at <paramref name="DemandPriceUsdPerMwh"/> that is served, 0 to 1.</param>
[State]
public readonly partial record struct ZoneAward(
    double PriceUsdPerMwh,
    double SupplyPriceUsdPerMwh,
    double SupplyFraction,
    double DemandPriceUsdPerMwh,
    double DemandFraction)
{
    /// <summary>MW of a supply step that runs.</summary>
    public double Accepted(in Step supply) =>
        supply.PriceUsdPerMwh < SupplyPriceUsdPerMwh ? supply.QuantityMw
        : supply.PriceUsdPerMwh > SupplyPriceUsdPerMwh ? 0
        : supply.QuantityMw * SupplyFraction;

    /// <summary>MW of a demand step that is served.</summary>
    public double Served(in Step demand) =>
        demand.PriceUsdPerMwh > DemandPriceUsdPerMwh ? demand.QuantityMw
        : demand.PriceUsdPerMwh < DemandPriceUsdPerMwh ? 0
        : demand.QuantityMw * DemandFraction;

    /// <summary>MW of all supply steps of a book that run.</summary>
    public double AcceptedMw(OfferBook book)
    {
        double sumMw = 0;
        foreach (ref readonly Step step in book.Supply)
            sumMw += Accepted(step);
        return sumMw;
    }

    /// <summary>MW of all demand steps of a book that are served.</summary>
    public double ServedMw(OfferBook book)
    {
        double sumMw = 0;
        foreach (ref readonly Step step in book.Demand)
            sumMw += Served(step);
        return sumMw;
    }
}

/// <summary>What a grid expects of a UTC day, before its fleets are planned.</summary>
public sealed class ZoneDay
{
    /// <summary>First tick of the day.</summary>
    public required long FirstTick { get; init; }

    /// <summary>Load to be served by the zone's own fleets in each hour, MW: bids less expected net imports, before any fleet
    /// runs.</summary>
    public double[] LoadMw { get; } = new double[FleetDeclaration.Hours];

    /// <summary>The same for each hour of the day after: what the plan sees of it, so that the day ends as the next one needs it.</summary>
    public double[] NextLoadMw { get; } = new double[FleetDeclaration.Hours];

    /// <summary>Reserve to be kept in each hour, MW.</summary>
    public double[] ReserveMw { get; } = new double[FleetDeclaration.Hours];
}
