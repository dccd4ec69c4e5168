using DigitalTwin.Model.BuildOut;

namespace DigitalTwin.Model.Specs;

/// <summary>How long the steps to power take in a zone on one track.</summary>
/// <param name="Track">How a site is connected.</param>
/// <param name="Steps">The steps.</param>
/// <param name="OnSiteUsdPerMwh">Cost of power of turbines of the site's own, USD/MWh; on-site track only.</param>
public sealed record TrackSteps(ConnectionTrack Track, SiteStepsSpec Steps, double OnSiteUsdPerMwh = 60)
{
    /// <summary>Cost of substation, transformer and upgrades where a row says nothing else, USD/kW; assumption.</summary>
    public const double UsualConnectionUsdPerKw = 150;

    /// <summary>Good of the world's makers that a connection needs, a MW for each MW; empty where none keeps it waiting.</summary>
    public string Transformer { get; init; } = "";

    /// <summary>Cost of substation, transformer and upgrades for a connection, USD/kW; told of a campus, seen by nobody.</summary>
    public double ConnectionUsdPerKw { get; init; } = UsualConnectionUsdPerKw;

    /// <summary>Charge of the network for connected power, USD/kW and year; told of a campus, seen by nobody.</summary>
    public double NetworkUsdPerKwYear { get; init; }
}
