namespace DigitalTwin.Model.Market;

/// <summary>One step of an offer or a bid.</summary>
/// <param name="PriceUsdPerMwh">Price at and above which supply runs, or at and below which demand runs; USD/MWh, finite.</param>
/// <param name="QuantityMw">Width of the step; MW, at least zero.</param>
public readonly record struct Step(double PriceUsdPerMwh, double QuantityMw);

/// <summary>
/// What one member of a grid offers and bids for one tick. Reused from tick to tick; prices of a member's supply need not be sorted.
/// </summary>
public sealed class OfferBook
{
    private readonly List<Step> _supply = [];
    private readonly List<Step> _demand = [];

    /// <summary>Supply steps, in the order in which they were offered.</summary>
    public IReadOnlyList<Step> Supply => _supply;

    /// <summary>Demand steps, in the order in which they were bid.</summary>
    public IReadOnlyList<Step> Demand => _demand;

    /// <summary>
    /// Supply that could run this hour beyond what is offered as energy-limited: the MW that count toward reserve and headroom.
    /// Equals the width of the supply steps unless a store is too empty to hold them for an hour.
    /// </summary>
    public double FirmMw { get; set; }

    /// <summary>Empties the book for another tick.</summary>
    public void Clear()
    {
        _supply.Clear();
        _demand.Clear();
        FirmMw = 0;
    }

    /// <summary>Offers supply; a step without width is left out.</summary>
    public void Sell(double priceUsdPerMwh, double quantityMw)
    {
        if (quantityMw > 0)
            _supply.Add(new Step(priceUsdPerMwh, quantityMw));
    }

    /// <summary>Bids for demand; a step without width is left out.</summary>
    public void Buy(double priceUsdPerMwh, double quantityMw)
    {
        if (quantityMw > 0)
            _demand.Add(new Step(priceUsdPerMwh, quantityMw));
    }
}
