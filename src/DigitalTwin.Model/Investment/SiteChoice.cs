using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;

namespace DigitalTwin.Model.Investment;

/// <summary>
/// A campus whose operator chooses among zones when it asks for its connection. Until then the campus is nowhere; then it joins the chosen
/// zone as the candidate there.
/// </summary>
/// <param name="Campus">Identifier of the campus in the scenario.</param>
/// <param name="Operator">Identifier of the operator.</param>
/// <param name="AskTick">Tick in which the operator asks grids and suppliers.</param>
/// <param name="Candidates">The campus as it would be in each zone: that of its own row first, then by identifier of the zone.</param>
public sealed record SiteChoice(string Campus, string Operator, long AskTick, ImmutableArray<DatacenterSpec> Candidates)
{
    /// <summary>
    /// Whether the operator files in the queues of all zones at once and takes the first grant, instead of choosing by what grids promise.
    /// </summary>
    public bool FilesEverywhere { get; init; }

    /// <summary>
    /// Power that the operator begins in the zone of each candidate within a year at most, on all tracks, MW of the facility; empty where
    /// nothing limits it.
    /// </summary>
    public ImmutableArray<double> MostMwPerYear { get; init; } = [];

    // No identifier of a scenario holds it.
    private const char Mark = '@';

    /// <summary>The identifier of a campus in a zone.</summary>
    public static string IdOf(string campus, string zone) => campus + Mark + zone;

    /// <summary>
    /// A choice that is made when, by usual durations, the earliest of the candidates would ask for its connection, and not before grids
    /// have a month of record.
    /// </summary>
    /// <param name="campus">Identifier of the campus in the scenario.</param>
    /// <param name="candidates">The campus as it would be in each zone, each with a plan; at least one.</param>
    public static SiteChoice Of(string campus, ImmutableArray<DatacenterSpec> candidates)
    {
        long earliest = long.MaxValue;
        foreach (DatacenterSpec site in candidates)
            earliest = Math.Min(earliest, site.Plan!.FirstMarkTick - site.Plan.Steps.HoursBeforeMark);
        return new SiteChoice(campus, candidates[0].Operator, Math.Max(HeadroomRecord.LeastHours, earliest), candidates);
    }
}
