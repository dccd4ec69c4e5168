using System.Collections.Immutable;

namespace DigitalTwin.Model.Specs;

/// <summary>On what terms a country can build something: what it costs, how long it takes, in which blocks, of which goods.</summary>
public abstract record BuildTermsSpec
{
    /// <summary>Identifier of what is built after, or widened: the fleet or the line.</summary>
    public abstract string Subject { get; }

    /// <summary>What a MW costs a year whether it runs or not: annuity of the capital and fixed operation, USD, above zero.</summary>
    public required double CostUsdPerMwYear { get; init; }

    /// <summary>Hours from the decision to service where no maker keeps it waiting.</summary>
    public int LeadHours { get; init; }

    /// <summary>Hours from the delivery of what is ordered of the world's makers to service.</summary>
    public int InstallHours { get; init; }

    /// <summary>Size of a project, MW, above zero: decided, ordered and built whole.</summary>
    public required double BlockMw { get; init; }

    /// <summary>Most that can be decided in a year, MW.</summary>
    public required double MostMwPerYear { get; init; }

    /// <summary>Goods of the world's makers, a MW for each MW, at most two.</summary>
    public ImmutableArray<string> Goods { get; init; } = [];
}
