using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Equipment;

namespace DigitalTwin.Model.Investment;

/// <summary>
/// How an operator chooses the sites of its campuses: it asks the grids of all candidates, and the turbine suppliers where they would be
/// needed, and takes the earliest power among the zones for which the family is licensed. Decided once, never taken back. Formulation:
/// docs/explanation/formulations/build-out.md.
/// </summary>
/// <param name="choices">The campuses of the operator that it chooses a zone for.</param>
/// <param name="rules">Families and export controls.</param>
public sealed partial class SiteSelection(ImmutableArray<SiteChoice> choices, ExportRules rules)
{
    private readonly ImmutableArray<DatacenterSpec> _sites = [.. choices.SelectMany(choice => choice.Candidates)];

    // In the order of the sites.
    [State]
    private readonly List<SiteCandidate> _candidates =
        [.. choices.SelectMany(choice => choice.Candidates.Select(site => SiteCandidate.Of(choice.Campus, site.Id)))];

    /// <summary>All candidates with what was promised there, campus by campus.</summary>
    public IReadOnlyList<SiteCandidate> Candidates => _candidates;

    /// <summary>Begins the choices that fall due.</summary>
    /// <returns>Sites about which grids are to be asked now, and suppliers where <see cref="GoodOf"/> names their good.</returns>
    public IReadOnlyList<DatacenterSpec> Ask(long tick)
    {
        List<DatacenterSpec>? asked = null;
        int first = 0;
        foreach (SiteChoice choice in choices)
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
        int first = 0;
        foreach (SiteChoice choice in choices)
        {
            int end = first + choice.Candidates.Length;
            if (!choice.FilesEverywhere && _candidates[first].DecidedTick == DataHall.Never && IsReported(first, end))
                (chosen ??= []).Add(Decide(first, end, tick));
            first = end;
        }

        return chosen ?? (IReadOnlyList<DatacenterSpec>)[];
    }

    private DatacenterSpec Decide(int first, int end, long tick)
    {
        bool isAnyLicensed = Licensing(first, end, tick);
        for (int i = first; i < end; i++)
            _candidates[i] = _candidates[i] with { PowerTick = PowerTick(i), DecidedTick = tick };

        // Where no zone has a licence it is missing wherever the campus is. The first of equals is taken.
        int best = -1;
        for (int i = first; i < end; i++)
        {
            bool counts = _candidates[i].Licensed || !isAnyLicensed;
            if (counts && (best < 0 || _candidates[i].PowerTick < _candidates[best].PowerTick))
                best = i;
        }

        _candidates[best] = _candidates[best] with { Chosen = true };
        DatacenterSpec site = _sites[best];
        return site with { Plan = site.Plan! with { AnnouncedTick = tick } };
    }

    /// <summary>Notes which candidates have a licence in a tick.</summary>
    /// <returns>Whether one has.</returns>
    private bool Licensing(int first, int end, long tick)
    {
        bool isAnyLicensed = false;
        for (int i = first; i < end; i++)
        {
            bool licensed = _sites[i].Accelerator is not AcceleratorSpec family || rules.Allows(family.Id, _sites[i].Country, tick);
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
        for (int i = 0; i < _sites.Length; i++)
        {
            if (_sites[i].Id == site)
                return i;
        }

        throw new InvalidOperationException($"No request was made about {site}.");
    }
}
