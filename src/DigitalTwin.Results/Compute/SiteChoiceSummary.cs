namespace DigitalTwin.Results.Compute;

/// <summary>What an operator knew when it chose the zone of a campus, and what it chose.</summary>
/// <param name="Campus">Identifier of the campus in the scenario.</param>
/// <param name="DecidedUtc">When it was decided; null while it is not.</param>
/// <param name="Zone">The chosen zone; null while it is not decided.</param>
/// <param name="Site">Identifier under which the campus joined that zone; null while it is not decided.</param>
/// <param name="Candidates">The zones that were considered, that of the campus's own row first.</param>
public sealed record SiteChoiceSummary(
    string Campus, string Operator, DateTime? DecidedUtc, string? Zone, string? Site, IReadOnlyList<SiteCandidateSummary> Candidates)
{
    /// <summary>
    /// Whether the operator asked in the queues of all zones at once. Then months of permit, grant and network are what came (null for what
    /// had not come when it decided), and not what was promised.
    /// </summary>
    public bool FiledEverywhere { get; init; }

    /// <summary>The choices of a world as far as operators have come with them.</summary>
    internal static IReadOnlyList<SiteChoiceSummary> Of(WorldSpec world, BuildOutTally tally) =>
        [.. world.SiteChoices.Select(choice => Of(world.Calendar, choice, tally))];

    private static SiteChoiceSummary Of(Calendar calendar, SiteChoice choice, BuildOutTally tally)
    {
        (DatacenterSpec Site, SiteCandidate Found)[] all =
            [.. choice.Candidates.Select(site => (site, tally.CandidateOf(choice, site)))];
        DatacenterSpec? chosen = all.FirstOrDefault(candidate => candidate.Found.Chosen).Site;
        DateTime? decided = chosen is null ? null : calendar.InstantOf(all[0].Found.DecidedTick);
        return new SiteChoiceSummary(
            choice.Campus, choice.Operator, decided, chosen?.Zone, chosen?.Id,
            [.. all.Select(candidate => Of(calendar, candidate.Site, candidate.Found))])
        {
            FiledEverywhere = choice.FilesEverywhere,
        };
    }

    private static SiteCandidateSummary Of(Calendar calendar, DatacenterSpec site, SiteCandidate reported) => new(
        site.Zone,
        site.Country,
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(site.Plan!.Track.ToString()),
        site.Accelerator?.Id,
        reported.DecidedTick == DataHall.Never ? null : reported.Licensed,
        MonthOf(calendar, reported.Prospect.PermitTick),
        MonthOf(calendar, reported.Prospect.GrantTick),
        MonthOf(calendar, reported.Prospect.NetworkTick),
        reported.TurbineHours > 0 ? Math.Round(reported.TurbineHours / Calendar.HoursPerMonth, 1) : null,
        MonthOf(calendar, reported.PowerTick),
        reported.Prospect.FreeMw,
        reported.Prospect.AheadMw,
        reported.Chosen);

    private static string? MonthOf(Calendar calendar, long tick) =>
        tick == DataHall.Never ? null : calendar.InstantOf(tick).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>A zone that an operator considered for a campus. Months are of the UTC calendar, yyyy-MM; null before they were
/// reported.</summary>
/// <param name="Country">Country code.</param>
/// <param name="Track">firm, curtailable or onSite.</param>
/// <param name="Family">Accelerator family that the campus would order there.</param>
/// <param name="Licensed">Whether that family was licensed for the country when it was decided; null before.</param>
/// <param name="PermitMonth">When the grid expected the permit.</param>
/// <param name="GrantMonth">When the grid expected to grant the capacity.</param>
/// <param name="NetworkMonth">When power was expected at the fence.</param>
/// <param name="TurbineMonths">Months to the delivery of turbines; null where none are ordered.</param>
/// <param name="PowerMonth">When the first hall was expected to have power: what the zones are compared by.</param>
/// <param name="FreeMw">Capacity that the grid hosted and had not granted, MW.</param>
/// <param name="AheadMw">Requests that waited there for capacity, MW.</param>
/// <param name="Chosen">Whether it was chosen.</param>
public sealed record SiteCandidateSummary(
    string Zone,
    string Country,
    string Track,
    string? Family,
    bool? Licensed,
    string? PermitMonth,
    string? GrantMonth,
    string? NetworkMonth,
    double? TurbineMonths,
    string? PowerMonth,
    double FreeMw,
    double AheadMw,
    bool Chosen);
