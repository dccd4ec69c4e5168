namespace DigitalTwin.Model.Specs;

/// <summary>A plant that a country can decide to build: one more like a fleet that stands in the zone.</summary>
public sealed record BuildOptionSpec : BuildTermsSpec
{
    /// <summary>The fleet that it will be like: zone, technology, fuel, prices, weather.</summary>
    public required FleetSpec Like { get; init; }

    /// <summary>Share of its capacity that counts as firm, 0 to 1.</summary>
    public required double FirmShare { get; init; }

    /// <inheritdoc/>
    public override string Subject => Like.Id;

    /// <summary>Scarcity rent of an hour: what a MW would have earned above its own cost of running, USD.</summary>
    /// <param name="priceUsdPerMwh">Price of the zone.</param>
    /// <param name="hourOfYear">0 to 8,759.</param>
    public double RentUsdPerMw(double priceUsdPerMwh, int hourOfYear)
    {
        double marginUsdPerMwh = Math.Max(0, priceUsdPerMwh - Like.MarginalCostUsdPerMwh);
        return marginUsdPerMwh * (Like.CapacityFactor?[hourOfYear] ?? 1 - Like.ForcedOutageRate);
    }
}
