using DigitalTwin.Model.BuildOut;

namespace DigitalTwin.Model.Specs;

/// <summary>How long the steps to power take in a zone on one track.</summary>
/// <param name="Track">How a site is connected.</param>
/// <param name="Steps">The steps.</param>
/// <param name="OnSiteUsdPerMwh">Cost of power of turbines of the site's own, USD/MWh; on-site track only.</param>
public sealed record TrackSteps(ConnectionTrack Track, SiteStepsSpec Steps, double OnSiteUsdPerMwh = 60)
{
    /// <summary>Good of the world's makers that a connection needs, a MW for each MW; empty where none keeps it waiting.</summary>
    public string Transformer { get; init; } = "";
}
