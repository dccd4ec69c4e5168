using DigitalTwin.Model.Investment;

namespace DigitalTwin.Results.Compute;

/// <summary>What an operator reported last.</summary>
/// <param name="Entity">Identifier of its entity.</param>
/// <param name="Position">Its money.</param>
/// <param name="Begun">Campuses that it has begun beyond those that are announced.</param>
/// <param name="BegunMw">Power of these, MW of the facility.</param>
[State]
public partial record struct OperatorFigures(string Entity, OperatorPosition Position, int Begun, double BegunMw);

/// <summary>An operator at the end of a run: its money, what it has begun, and what became of all its campuses.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Accounts">Its money since the run began, USD; null where money is not modelled.</param>
/// <param name="CampusesBegun">Campuses that it has begun beyond those that are announced.</param>
/// <param name="BegunMw">Power of these, MW of the facility.</param>
/// <param name="EnergisedMw">Power that its campuses have, MW of the facility.</param>
/// <param name="EnergisedMwByZone">The same by zone.</param>
/// <param name="GpusInstalled">Accelerators that run at its campuses.</param>
/// <param name="DeliveredExaflopDays">Compute of its campuses over the run, exaflop-days of 8-bit operations.</param>
/// <param name="ShortfallByCause">Compute that its plans wanted and its campuses did not deliver, exaflop-days, by cause.</param>
public sealed record OperatorSummary(
    string Id,
    string Name,
    OperatorPosition? Accounts,
    int CampusesBegun,
    double BegunMw,
    double EnergisedMw,
    IReadOnlyDictionary<string, double> EnergisedMwByZone,
    long GpusInstalled,
    double DeliveredExaflopDays,
    IReadOnlyDictionary<string, double> ShortfallByCause)
{
    /// <summary>The operators that have a campus with a plan, or money.</summary>
    internal static IReadOnlyList<OperatorSummary> Of(WorldSpec world, BuildOutTally tally)
    {
        ILookup<string, CampusTally> campuses = tally.Campuses.ToLookup(
            campus => world.FindSite(campus.Id)?.Operator ?? "", StringComparer.Ordinal);
        return [.. world.Operators
            .Where(known => campuses.Contains(known.Id) || known.CapitalUsdPerYear is not null)
            .Select(known => Of(world, known, campuses[known.Id], tally.OperatorOf(known.Id)))];
    }

    private static OperatorSummary Of(
        WorldSpec world, OperatorSpec known, IEnumerable<CampusTally> campuses, OperatorFigures? figures)
    {
        var shortfall = new Shortfall();
        var byZone = new SortedDictionary<string, double>(StringComparer.Ordinal);
        double energisedMw = 0, delivered = 0;
        long installed = 0;
        foreach (CampusTally campus in campuses)
        {
            shortfall.Add(campus, month: false);
            string zone = world.Zones[campus.Zone].Id;
            if (campus.EnergisedMw > 0)
                byZone[zone] = byZone.GetValueOrDefault(zone) + campus.EnergisedMw;
            energisedMw += campus.EnergisedMw;
            delivered += campus.Delivered;
            installed += campus.Latest.Running;
        }

        return new OperatorSummary(
            known.Id, known.Name, known.CapitalUsdPerYear is null ? null : figures?.Position, figures?.Begun ?? 0, figures?.BegunMw ?? 0,
            energisedMw, byZone, installed, delivered, shortfall.ByCause);
    }
}
