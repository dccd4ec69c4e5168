using System.Collections.Immutable;

namespace DigitalTwin.Model.Specs;

/// <summary>A plant that a country can decide to build: one more like a fleet that stands in the zone.</summary>
public sealed record BuildOptionSpec
{
    /// <summary>The fleet that it will be like: zone, technology, fuel, prices, weather.</summary>
    public required FleetSpec Like { get; init; }

    /// <summary>What a MW costs a year whether it runs or not: annuity of the capital and fixed operation, USD, above zero.</summary>
    public required double CostUsdPerMwYear { get; init; }

    /// <summary>Share of its capacity that counts as firm, 0 to 1.</summary>
    public required double FirmShare { get; init; }

    /// <summary>Hours from the decision to power where no maker keeps it waiting.</summary>
    public int LeadHours { get; init; }

    /// <summary>Hours from the delivery of what is ordered of the world's makers to power.</summary>
    public int InstallHours { get; init; }

    /// <summary>Size of a project, MW, above zero: decided, ordered and built whole.</summary>
    public required double BlockMw { get; init; }

    /// <summary>Most that can be decided in a year, MW.</summary>
    public required double MostMwPerYear { get; init; }

    /// <summary>Goods of the world's makers, a MW for each MW, at most two.</summary>
    public ImmutableArray<string> Goods { get; init; } = [];

    /// <summary>Scarcity rent of an hour: what a MW would have earned above its own cost of running, USD.</summary>
    /// <param name="priceUsdPerMwh">Price of the zone.</param>
    /// <param name="hourOfYear">0 to 8,759.</param>
    public double RentUsdPerMw(double priceUsdPerMwh, int hourOfYear)
    {
        double marginUsdPerMwh = Math.Max(0, priceUsdPerMwh - Like.MarginalCostUsdPerMwh);
        return marginUsdPerMwh * (Like.CapacityFactor?[hourOfYear] ?? 1 - Like.ForcedOutageRate);
    }
}
