using System.Runtime.InteropServices;

namespace DigitalTwin.Model.Market;

/// <summary>
/// What one member of a grid offers and bids for one tick. Reused from tick to tick; prices of a member's supply need not be sorted.
/// </summary>
public sealed partial class OfferBook
{
    [State] private readonly List<Step> _supply = [];
    [State] private readonly List<Step> _demand = [];
    [State] private double _firmMw;
    [State] private double _heldBackMw;

    /// <summary>Supply steps, in the order in which they were offered.</summary>
    public ReadOnlySpan<Step> Supply => CollectionsMarshal.AsSpan(_supply);

    /// <summary>Demand steps, in the order in which they were bid.</summary>
    public ReadOnlySpan<Step> Demand => CollectionsMarshal.AsSpan(_demand);

    /// <summary>
    /// Supply that could run this hour: the MW that count toward reserve. Equals the width of the supply steps unless a store is too empty
    /// to hold them for an hour.
    /// </summary>
    public double FirmMw { get => _firmMw; set => _firmMw = value; }

    /// <summary>
    /// Part of <see cref="FirmMw"/> whose energy is kept for hours that need it more: it holds reserve, but is no headroom for further
    /// load.
    /// </summary>
    public double HeldBackMw { get => _heldBackMw; set => _heldBackMw = value; }

    /// <summary>Width of all demand steps, MW.</summary>
    public double DemandMw
    {
        get
        {
            double sumMw = 0;
            foreach (ref readonly Step step in Demand)
                sumMw += step.QuantityMw;
            return sumMw;
        }
    }

    /// <summary>Empties the book for another tick.</summary>
    public void Clear()
    {
        _supply.Clear();
        _demand.Clear();
        _firmMw = 0;
        _heldBackMw = 0;
    }

    /// <summary>Offers supply, its price rounded to <see cref="MarketPrices.Tick"/>; a step without width is left out.</summary>
    public void Sell(double priceUsdPerMwh, double quantityMw)
    {
        if (quantityMw > 0)
            _supply.Add(new Step(MarketPrices.OnTick(priceUsdPerMwh), quantityMw));
    }

    /// <summary>Bids for demand, its price rounded to <see cref="MarketPrices.Tick"/>; a step without width is left out.</summary>
    public void Buy(double priceUsdPerMwh, double quantityMw)
    {
        if (quantityMw > 0)
            _demand.Add(new Step(MarketPrices.OnTick(priceUsdPerMwh), quantityMw));
    }
}

/// <summary>One step of an offer or a bid.</summary>
/// <param name="PriceUsdPerMwh">Price at and above which supply runs, or at and below which demand runs; USD/MWh, finite.</param>
/// <param name="QuantityMw">Width of the step; MW, at least zero.</param>
public partial record struct Step(double PriceUsdPerMwh, double QuantityMw)
{
    [State] private double _priceUsdPerMwh = PriceUsdPerMwh;
    [State] private double _quantityMw = QuantityMw;

    /// <summary>Price at and above which supply runs, or at and below which demand runs; USD/MWh, finite.</summary>
    public double PriceUsdPerMwh { readonly get => _priceUsdPerMwh; init => _priceUsdPerMwh = value; }

    /// <summary>Width of the step; MW, at least zero.</summary>
    public double QuantityMw { readonly get => _quantityMw; init => _quantityMw = value; }
}
