using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Equipment;

namespace DigitalTwin.Model.Investment;

/// <summary>
/// How an operator chooses the sites of its campuses: it asks the grids of all candidates, and the suppliers where it would order from
/// them, and takes the zone where waiting for power and paying for it cost least, among those for which the family is licensed. Decided
/// once, never taken back. Formulation: docs/explanation/formulations/build-out.md.
/// </summary>
public sealed partial class SiteSelection
{
    /// <summary>Years for which the price of power counts: the life of accelerators in operators' accounts, five to six; assumption.</summary>
    public const int LifeYears = 5;

    private readonly ExportRules _rules;
    private readonly Func<BegunCampus, SiteChoice>? _choiceOf;
    private readonly int _announced;

    [NotState("The announced ones are given, the others follow from what was begun.")]
    private readonly List<SiteChoice> _choices;

    [NotState("Follows from the choices.")]
    private readonly List<DatacenterSpec> _sites = [];

    [State(After = nameof(LayOut))]
    private readonly List<BegunCampus> _begun = [];

    // In the order of the sites.
    [State]
    private readonly List<SiteCandidate> _candidates = [];

    [State]
    private readonly List<ChosenPower> _lastYear = [];

    [NotState("Campuses of the settled tick that found no zone, taken back by now.")]
    private readonly List<BegunCampus> _withoutZone = [];

    /// <summary>Creates the choices of an operator.</summary>
    /// <param name="announced">Its announced campuses that it chooses a zone for.</param>
    /// <param name="rules">Families and export controls.</param>
    /// <param name="choiceOf">The choice of a campus that it begins; null for operators that begin none.</param>
    public SiteSelection(ImmutableArray<SiteChoice> announced, ExportRules rules, Func<BegunCampus, SiteChoice>? choiceOf = null)
    {
        (_rules, _choiceOf, _choices, _announced) = (rules, choiceOf, [.. announced], announced.Length);
        foreach (SiteChoice choice in announced)
            Add(choice);
    }

    /// <summary>The candidates of announced campuses with what was promised there, campus by campus.</summary>
    public IEnumerable<SiteCandidate> Candidates => _candidates.Take(_choices.Take(_announced).Sum(choice => choice.Candidates.Length));

    /// <summary>Campuses that were begun and for which no zone had room in the tick decided last; overwritten by the next.</summary>
    public IReadOnlyList<BegunCampus> WithoutZone => _withoutZone;

    /// <summary>Takes campuses that the operator has begun.</summary>
    public void Begin(IReadOnlyList<BegunCampus> campuses)
    {
        foreach (BegunCampus begun in campuses)
        {
            _begun.Add(begun);
            _choices.Add(_choiceOf!(begun));
            Add(_choices[^1]);
        }
    }

    /// <summary>Begins the choices that fall due.</summary>
    /// <returns>Sites about which grids are to be asked now, and suppliers where <see cref="GoodOf"/> names their good.</returns>
    public IReadOnlyList<DatacenterSpec> Ask(long tick)
    {
        List<DatacenterSpec>? asked = null;
        int first = 0;
        foreach (SiteChoice choice in _choices)
        {
            bool isDue = !choice.FilesEverywhere && choice.AskTick <= tick && _candidates[first].AskedTick == DataHall.Never;
            for (int i = first; isDue && i < first + choice.Candidates.Length; i++)
            {
                _candidates[i] = _candidates[i] with
                {
                    AskedTick = tick,
                    TurbineHours = GoodOf(_sites[i]).Length > 0 ? SiteCandidate.Unknown : 0,
                };
                (asked ??= []).Add(_sites[i]);
            }

            first += choice.Candidates.Length;
        }

        return asked ?? (IReadOnlyList<DatacenterSpec>)[];
    }

    /// <summary>Good of the equipment suppliers whose delivery is asked for: its own plant, or else a transformer; empty for
    /// none.</summary>
    public static string GoodOf(DatacenterSpec site) =>
        site.Plan is { Track: ConnectionTrack.OnSite, OrdersTurbines: true } plan ? plan.OnSiteSupply : site.Plan!.Transformer;

    /// <summary>Takes what a grid reports.</summary>
    public void Take(in ConnectionProspect reported)
    {
        int at = IndexOf(reported.Site);
        _candidates[at] = _candidates[at] with { Prospect = reported };
    }

    /// <summary>Takes the answer of the turbine suppliers.</summary>
    public void Take(in SupplyProspect reported)
    {
        int at = IndexOf(reported.Site);
        _candidates[at] = _candidates[at] with { TurbineHours = reported.Hours };
    }

    /// <summary>Decides on the campuses of which all has been reported.</summary>
    /// <returns>The chosen sites, which ask for their connections from this tick on.</returns>
    public IReadOnlyList<DatacenterSpec> Decide(long tick)
    {
        List<DatacenterSpec>? chosen = null;
        _lastYear.RemoveAll(power => power.Tick + Calendar.HoursPerYear <= tick);
        int first = 0;
        foreach (SiteChoice choice in _choices)
        {
            int end = first + choice.Candidates.Length;
            bool isDue = !choice.FilesEverywhere && _candidates[first].DecidedTick == DataHall.Never && IsReported(first, end);
            if (isDue && Decide(choice, first, tick) is DatacenterSpec site)
                (chosen ??= []).Add(site);
            first = end;
        }

        ForgetDecided();
        return chosen ?? (IReadOnlyList<DatacenterSpec>)[];
    }

    private void Add(SiteChoice choice)
    {
        foreach (DatacenterSpec site in choice.Candidates)
        {
            _sites.Add(site);
            _candidates.Add(SiteCandidate.Of(choice.Campus, site.Id));
        }
    }

    /// <summary>Makes the choices of campuses that were begun, from a state that was read; their candidates are read after it.</summary>
    private void LayOut()
    {
        _choices.RemoveRange(_announced, _choices.Count - _announced);
        foreach (BegunCampus begun in _begun)
            _choices.Add(_choiceOf!(begun));
        _sites.Clear();
        _sites.AddRange(_choices.SelectMany(choice => choice.Candidates));
    }

    /// <summary>Campuses that were begun and have their zone are the zone's: nothing of them is kept here.</summary>
    private void ForgetDecided()
    {
        _withoutZone.Clear();
        int end = _candidates.Count;
        for (int i = _choices.Count - 1; i >= _announced; i--)
        {
            int count = _choices[i].Candidates.Length, first = end - count;
            end = first;
            if (_candidates[first].DecidedTick == DataHall.Never)
                continue;
            if (!Any(first, first + count, candidate => candidate.Chosen))
                _withoutZone.Add(_begun[i - _announced]);
            _candidates.RemoveRange(first, count);
            _sites.RemoveRange(first, count);
            _choices.RemoveAt(i);
            _begun.RemoveAt(i - _announced);
        }
    }

    private DatacenterSpec? Decide(SiteChoice choice, int first, long tick)
    {
        int end = first + choice.Candidates.Length;
        bool isAnyLicensed = Licensing(first, end, tick);
        for (int i = first; i < end; i++)
            _candidates[i] = _candidates[i] with { PowerTick = PowerTick(i), DecidedTick = tick };

        // Where no zone has a licence it is missing wherever the campus is. The first of equals is taken.
        int best = -1;
        for (int i = first; i < end; i++)
        {
            bool counts = (_candidates[i].Licensed || !isAnyLicensed) && HasRoom(choice, i - first);
            if (counts && (best < 0 || CostOf(i, tick) < CostOf(best, tick)))
                best = i;
        }

        if (best < 0)
            return null;
        _candidates[best] = _candidates[best] with { Chosen = true };
        DatacenterSpec site = _sites[best];
        if (!choice.MostMwPerYear.IsEmpty)
            _lastYear.Add(new ChosenPower(site.Zone, tick, site.FacilityMw.Max()));
        return site with { Plan = site.Plan! with { AnnouncedTick = tick } };
    }

    /// <summary>Whether the operator begins no more in a zone within a year than it can there.</summary>
    private bool HasRoom(SiteChoice choice, int candidate)
    {
        if (choice.MostMwPerYear.IsEmpty)
            return true;
        DatacenterSpec site = choice.Candidates[candidate];
        double mw = site.FacilityMw.Max();
        foreach (ChosenPower power in _lastYear)
            mw += power.Zone == site.Zone ? power.Mw : 0;
        return mw <= choice.MostMwPerYear[candidate];
    }

    /// <summary>Notes which candidates have a licence in a tick.</summary>
    /// <returns>Whether one has.</returns>
    private bool Licensing(int first, int end, long tick)
    {
        bool isAnyLicensed = false;
        for (int i = first; i < end; i++)
        {
            bool licensed = _sites[i].Accelerator is not AcceleratorSpec family || _rules.Allows(family.Id, _sites[i].Country, tick);
            _candidates[i] = _candidates[i] with { Licensed = licensed };
            isAnyLicensed |= licensed;
        }

        return isAnyLicensed;
    }

    /// <summary>First power by usual durations: network, shell, turbines.</summary>
    private long PowerTick(int candidate)
    {
        ConnectionProspect reported = _candidates[candidate].Prospect;
        SitePlanSpec plan = _sites[candidate].Plan!;
        long broken = plan.BuildsAtRisk ? plan.FirstMarkTick : Math.Max(plan.FirstMarkTick, reported.GrantTick);
        long delivered = reported.GrantTick + _candidates[candidate].TurbineHours;
        return Math.Max(reported.NetworkTick, Math.Max(broken + plan.Steps.BuildingHours, delivered));
    }

    /// <summary>Cost of waiting for power and of power over the life of the accelerators, USD a MW.</summary>
    private double CostOf(int candidate, long tick)
    {
        DatacenterSpec site = _sites[candidate];
        double usdPerMwh = site.Plan!.Track == ConnectionTrack.OnSite
            ? site.Plan.OnSiteUsdPerMwh
            : _candidates[candidate].Prospect.PriceUsdPerMwh;
        return (_candidates[candidate].PowerTick - tick) * site.FlexibleStrikeUsdPerMwh
            + usdPerMwh * LifeYears * Calendar.HoursPerYear;
    }

    private bool IsReported(int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (!_candidates[i].IsReported)
                return false;
        }

        return true;
    }

    private int IndexOf(string site)
    {
        for (int i = 0; i < _sites.Count; i++)
        {
            if (_sites[i].Id == site)
                return i;
        }

        throw new InvalidOperationException($"No request was made about {site}.");
    }
}
