namespace DigitalTwin.Model.Market;

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
