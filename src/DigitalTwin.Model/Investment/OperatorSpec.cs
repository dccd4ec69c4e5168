using DigitalTwin.Model.Datacenters;

namespace DigitalTwin.Model.Investment;

/// <summary>An operator of datacenters: orders accelerators for its sites.</summary>
/// <param name="Id">Identifier, such as <c>microsoft</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="HomeZone">Zone whose grid carries the operator's messages.</param>
public sealed record OperatorSpec(string Id, string Name, string HomeZone)
{
    /// <summary>Money for AI sites over time, USD a year; null where money is not modelled.</summary>
    public DatedPath? CapitalUsdPerYear { get; init; }

    /// <summary>Zones in which it begins campuses beyond those that are announced; none for operators that begin nothing.</summary>
    public ImmutableArray<CampusOption> CampusOptions { get; init; } = [];

    /// <summary>IT power of each campus that is announced, above that of its beginning, MW over time.</summary>
    public ImmutableArray<DatedPath> AnnouncedItMw { get; init; } = [];

    /// <summary>How it builds and buys.</summary>
    public OperatorStrategy Strategy { get; init; }

    /// <summary>Share of the price of accelerators that lenders advance against them, 0 to below 1.</summary>
    public double CollateralShare { get; init; }

    /// <summary>Interest on what is borrowed, share a year.</summary>
    public double CostOfCapital { get; init; }

    /// <summary>Money lost in operation, USD a year.</summary>
    public double BurnUsdPerYear { get; init; }

    /// <summary>Cost of a site beside its accelerators, USD/MW of IT power; assumption.</summary>
    public double SiteUsdPerMw { get; init; } = 12e6;
}
