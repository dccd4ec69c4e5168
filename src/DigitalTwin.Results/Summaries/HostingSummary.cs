namespace DigitalTwin.Results.Summaries;

/// <summary>
/// How much new flat load a zone could have hosted beside what it served, if that load accepts to be curtailed for a share of its energy:
/// by the headroom, imports included, of the newest one to two years of the run. Neighbours that rely on one line are not tested together,
/// and the network inside the zone is not looked at.
/// </summary>
/// <param name="CurtailedShare">Share of its energy that the load would miss.</param>
/// <param name="Mw">The largest such load, MW; at most 64 % of the zone's highest base demand.</param>
/// <param name="FreeMw">The same less what the zone's queue has granted and headroom does not show yet, at least zero.</param>
public sealed record HostingSummary(double CurtailedShare, double Mw, double FreeMw);
