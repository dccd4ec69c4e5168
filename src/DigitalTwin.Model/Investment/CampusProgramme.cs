using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;

namespace DigitalTwin.Model.Investment;

/// <summary>A zone and a track in which an operator can begin campuses of its own.</summary>
/// <param name="Like">A campus as it would be there: its zone, family and steps to power. Its dated MW say nothing.</param>
/// <param name="LargestMw">Power of the largest campus that is begun at once, MW of the facility, above zero.</param>
/// <param name="MostMwPerYear">Power that the operator begins in the zone within a year at most, on all tracks, MW of the facility.</param>
public sealed record CampusOption(DatacenterSpec Like, double LargestMw, double MostMwPerYear = double.MaxValue);

/// <summary>A campus that an operator has begun and whose zone it has not chosen yet.</summary>
/// <param name="Number">Number among the campuses that the operator has begun, from 1.</param>
/// <param name="AskTick">Tick in which it asks grids and suppliers.</param>
/// <param name="Mw">Power of the whole campus, MW of the facility.</param>
[State]
public partial record struct BegunCampus(int Number, long AskTick, double Mw);

/// <summary>
/// The campuses that an operator begins beyond those that are announced: once a year, and when its capital has grown by half, as many as
/// the money pays for that it will have when their accelerators are bought. Formulation: docs/explanation/formulations/build-out.md.
/// </summary>
/// <param name="spec">The operator, with capital and at least one option.</param>
public sealed partial class CampusProgramme(OperatorSpec spec)
{
    /// <summary>Hours between the campuses of one decision: each asks once the grid of the one before knows of it.</summary>
    public const long HoursBetween = 7 * Calendar.HoursPerDay;

    private const double FundingFactor = 1.5;
    private const int MostAtOnce = 40;
    private const double WattsPerMw = 1e6;
    private const string NewCampus = "/new-";
    [State] private long _decidedTick = DataHall.Never;
    [State] private double _capitalThen;
    [State] private int _begun;
    [State] private int _takenBack;
    [State] private double _begunItMw;
    [State] private double _begunMw;

    /// <summary>Campuses begun.</summary>
    public int Begun => _begun - _takenBack;

    /// <summary>Power of the campuses begun, MW of the facility.</summary>
    public double BegunMw => _begunMw;

    /// <summary>Hours to first power by usual durations, in the option that is fastest.</summary>
    public long HorizonHours
    {
        get
        {
            long hours = DataHall.Never;
            foreach (CampusOption option in spec.CampusOptions)
            {
                SiteStepsSpec steps = option.Like.Plan!.Steps;
                hours = Math.Min(hours, Math.Max(steps.HoursBeforeMark - steps.GroundHours + steps.BuildHours, steps.BuildingHours));
            }

            return hours;
        }
    }

    /// <summary>Begins campuses where a decision falls due.</summary>
    /// <param name="tick">The tick at hand.</param>
    /// <param name="accounts">The operator's money.</param>
    public IReadOnlyList<BegunCampus> Decide(long tick, OperatorAccounts accounts)
    {
        if (tick % Calendar.HoursPerDay != 0 || !IsDue(tick))
            return [];
        (_decidedTick, _capitalThen) = (tick, CapitalAt(tick));
        DatacenterSpec like = spec.CampusOptions[0].Like;
        double largestMw = spec.CampusOptions.Min(option => option.LargestMw);
        double mw = AffordableItMw(tick, accounts) * like.Pue;
        if (mw < Math.Min(like.Plan!.BlockMw, largestMw))
            return [];
        int count = (int)Math.Min(MostAtOnce, Math.Ceiling(mw / largestMw));
        double each = Math.Min(largestMw, mw / count);
        var begun = new List<BegunCampus>(count);
        for (int i = 0; i < count; i++)
            begun.Add(new BegunCampus(++_begun, tick + i * HoursBetween, each));
        _begunMw += each * count;
        _begunItMw += each * count / like.Pue;
        return begun;
    }

    /// <summary>
    /// IT power for which there will be money, beyond what is announced and begun: cash, and capital at today's rate until the horizon, less
    /// interest and burn, less what is still to be paid for the campuses that there are.
    /// </summary>
    /// <returns>MW of IT power, at least zero.</returns>
    public double AffordableItMw(long tick, OperatorAccounts accounts)
    {
        long horizon = HorizonHours;
        double years = (double)horizon / Calendar.HoursPerYear, raisedUsd = CapitalAt(tick) * years;
        double lostUsd = (accounts.Debt * spec.CostOfCapital + spec.BurnUsdPerYear) * years;
        double openItMw = _begunItMw - accounts.EquippedItMw;
        foreach (DatedPath announced in spec.AnnouncedItMw)
            openItMw += Math.Max(0, announced.At(tick + horizon));
        double usdPerMw = OwnUsdPerItMw();
        return usdPerMw > 0 ? Math.Max(0, (accounts.Cash + raisedUsd - lostUsd) / usdPerMw - Math.Max(0, openItMw)) : 0;
    }

    /// <summary>Takes back a campus for which no zone had room: its money is there for the next decision.</summary>
    public void TakeBack(BegunCampus campus)
    {
        _begunMw -= campus.Mw;
        _begunItMw -= campus.Mw / spec.CampusOptions[0].Like.Pue;
        _takenBack++;
    }

    /// <summary>The choice among zones of a campus that was begun.</summary>
    public SiteChoice ChoiceOf(BegunCampus begun)
    {
        string campus = spec.Id + NewCampus + begun.Number.ToString(CultureInfo.InvariantCulture);
        return new SiteChoice(
            campus, spec.Id, begun.AskTick, [.. spec.CampusOptions.Select(option => SiteOf(campus, begun, option.Like))])
        {
            MostMwPerYear = [.. spec.CampusOptions.Select(option => option.MostMwPerYear)],
        };
    }

    /// <summary>The option that a campus was begun by; null for identifiers of other campuses.</summary>
    /// <param name="operators">All operators.</param>
    /// <param name="site">Identifier of the campus in its zone.</param>
    public static (OperatorSpec Operator, DatacenterSpec Like)? Find(ImmutableArray<OperatorSpec> operators, string site)
    {
        int mark = site.IndexOf(NewCampus, StringComparison.Ordinal);
        if (mark < 0)
            return null;
        foreach (OperatorSpec known in operators)
        {
            if (known.Id.Length != mark || !site.StartsWith(known.Id, StringComparison.Ordinal))
                continue;
            foreach (CampusOption option in known.CampusOptions)
            {
                if (site.EndsWith(PlaceOf(option.Like), StringComparison.Ordinal))
                    return (known, option.Like);
            }
        }

        return null;
    }

    private bool IsDue(long tick) => _decidedTick == DataHall.Never
        ? tick >= HeadroomRecord.LeastHours
        : tick >= _decidedTick + Calendar.HoursPerYear || (CapitalAt(tick) > FundingFactor * _capitalThen);

    private double CapitalAt(long tick) => Math.Max(0, spec.CapitalUsdPerYear!.At(tick));

    /// <summary>Own money for a MW of IT power: accelerators less what lenders advance, and the site.</summary>
    private double OwnUsdPerItMw()
    {
        AcceleratorSpec family = spec.CampusOptions[0].Like.Accelerator!;
        return family.PriceUsd * WattsPerMw / family.SystemWatts * (1 - spec.CollateralShare) + spec.SiteUsdPerMw;
    }

    /// <summary>The campus in one zone. What it plans is what building alone allows: it waits for nobody.</summary>
    private static DatacenterSpec SiteOf(string campus, BegunCampus begun, DatacenterSpec like)
    {
        SitePlanSpec plan = like.Plan!;
        int halls = SiteBuild.HallsOf(begun.Mw, plan.BlockMw);
        long first = begun.AskTick + Math.Max(1, plan.Steps.BuildingHours);
        ImmutableArray<DatedValue> points = [new(first - 1, 0), new(first, begun.Mw / halls)];
        if (halls > 1)
            points = points.Add(new(first + Math.Max(1, plan.Steps.RampHours), begun.Mw));
        return like with
        {
            Id = campus + PlaceOf(like),
            Name = campus,
            FacilityMw = new DatedPath(points),
            Plan = plan with { FirstMarkTick = begun.AskTick, AnnouncedTick = begun.AskTick, StartMw = 0 },
        };
    }

    private static string PlaceOf(DatacenterSpec like) =>
        SiteChoice.IdOf("", like.Zone) + (like.Plan!.Track switch
        {
            ConnectionTrack.OnSite => "+on_site",
            ConnectionTrack.Curtailable => "+curtailable",
            _ => "+firm",
        });
}
