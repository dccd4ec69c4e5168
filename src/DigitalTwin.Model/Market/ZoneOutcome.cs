namespace DigitalTwin.Model.Market;

/// <summary>What the coupling reports to one grid about a cleared tick.</summary>
/// <param name="PriceUsdPerMwh">Price of energy, USD/MWh.</param>
/// <param name="NetPositionMw">Export less import, MW at the zone's end of its lines.</param>
/// <param name="MarginalPriceUsdPerMwh">Price of the curve's step at which the net position lies.</param>
/// <param name="MarginalFraction">Share of the steps at exactly that price that is taken, 0 to 1.</param>
/// <param name="HeadroomMw">Additional MW that could have been served with the reserve intact, imports included.</param>
[State]
public readonly partial record struct ZoneOutcome(
    double PriceUsdPerMwh,
    double NetPositionMw,
    double MarginalPriceUsdPerMwh,
    double MarginalFraction,
    double HeadroomMw);
