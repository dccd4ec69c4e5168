using DigitalTwin.Model.Power;

namespace DigitalTwin.Model.Zones;

/// <summary>A plant that a country can decide to build: one more like a fleet that is in the zone.</summary>
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

/// <summary>On what terms a country can build something: what it costs, how long it takes, in which blocks, of which goods.</summary>
public abstract record BuildTermsSpec
{
    /// <summary>Identifier of what is built after, or widened: the fleet or the line.</summary>
    public abstract string Subject { get; }

    /// <summary>What a MW costs a year whether it runs or not: annuity of the capital and fixed operation, USD, above zero.</summary>
    public required double CostUsdPerMwYear { get; init; }

    /// <summary>Hours from the decision to service where no maker keeps it waiting.</summary>
    public int LeadHours { get; init; }

    /// <summary>Hours from the delivery of what is ordered from the equipment suppliers to service.</summary>
    public int InstallHours { get; init; }

    /// <summary>Size of a project, MW, above zero: decided, ordered and built whole.</summary>
    public required double BlockMw { get; init; }

    /// <summary>Most that can be decided in a year, MW.</summary>
    public required double MostMwPerYear { get; init; }

    /// <summary>Goods of the equipment suppliers, a MW for each MW, at most two.</summary>
    public ImmutableArray<string> Goods { get; init; } = [];
}
