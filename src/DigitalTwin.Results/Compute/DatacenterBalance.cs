namespace DigitalTwin.Results.Compute;

/// <summary>
/// That no MW of a datacenter is counted twice. When the run begins, sourced = ordinary + existing + flexible + fabs: what the sourced
/// demand holds of datacenters is taken out of the base demand and is in members of its own. After that campuses have what they
/// had when they joined the run and what their grids connected, and nothing else: campuses = at start + connected.
/// </summary>
/// <param name="SourcedMw">Mean of the sourced demand of all zones; null where the zones do not say it.</param>
/// <param name="OrdinaryMw">Mean of the base demand of all zones.</param>
/// <param name="ExistingMw">Existing datacenters when the run begins.</param>
/// <param name="FlexibleMw">Flexible loads when the run begins.</param>
/// <param name="FabsMw">Chip fabs when the run begins.</param>
/// <param name="BaselineMaxResidualMw">Largest |sourced - ordinary - existing - flexible - fabs| of a zone.</param>
/// <param name="CampusesAtStartMw">Power that campuses with a plan had when they joined the run.</param>
/// <param name="CampusesConnectedMw">Power that grids have connected to them since.</param>
/// <param name="CampusesMw">Power that they have.</param>
/// <param name="CampusesMaxResidualMw">Most that campuses of a zone grew in a tick beyond what their grid connected: zero.</param>
public sealed record DatacenterBalance(
    double? SourcedMw,
    double OrdinaryMw,
    double ExistingMw,
    double FlexibleMw,
    double FabsMw,
    double BaselineMaxResidualMw,
    double CampusesAtStartMw,
    double CampusesConnectedMw,
    double CampusesMw,
    double CampusesMaxResidualMw);
