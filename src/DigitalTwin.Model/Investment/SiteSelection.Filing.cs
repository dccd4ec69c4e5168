using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;

namespace DigitalTwin.Model.Investment;

/// <content>Campuses whose operators ask in the queues of all their zones at once and go where capacity is granted first.</content>
public sealed partial class SiteSelection
{
    /// <summary>
    /// Begins to file for the campuses that fall due, in the zones for which their family is licensed; where none is, in all.
    /// </summary>
    /// <returns>Sites whose halls are to be asked for now.</returns>
    public IReadOnlyList<DatacenterSpec> File(long tick)
    {
        List<DatacenterSpec>? filed = null;
        int first = 0;
        foreach (SiteChoice choice in _choices)
        {
            int end = first + choice.Candidates.Length;
            if (choice.FilesEverywhere && choice.AskTick <= tick && !Any(first, end, candidate => candidate.AskedTick != DataHall.Never))
            {
                bool isAnyLicensed = Licensing(first, end, tick);
                for (int i = first; i < end; i++)
                {
                    if (isAnyLicensed && !_candidates[i].Licensed)
                        continue;
                    _candidates[i] = _candidates[i] with { AskedTick = tick, TurbineHours = 0 };
                    (filed ??= []).Add(_sites[i]);
                }
            }

            first = end;
        }

        return filed ?? (IReadOnlyList<DatacenterSpec>)[];
    }

    /// <summary>Learns the state of a request that was filed; the first hall with a permit or capacity counts for its campus.</summary>
    public void Take(in ConnectionNotice notice, long tick)
    {
        int at = IndexOf(notice.Site);
        ConnectionProspect reported = _candidates[at].Prospect;
        if (notice.Stage > SiteStage.Permit && reported.PermitTick == DataHall.Never)
            reported = reported with { PermitTick = tick };
        if (notice.Stage == SiteStage.Network && reported.NetworkTick == DataHall.Never)
            reported = reported with { GrantTick = tick, NetworkTick = notice.DueTick };
        _candidates[at] = _candidates[at] with { Prospect = reported };
    }

    /// <summary>
    /// Decides on the campuses that have their first grant: of several in one hour the earliest power, of equals the first.
    /// </summary>
    /// <returns>The chosen sites; their operator has asked for their halls already.</returns>
    public IReadOnlyList<DatacenterSpec> Settle(long tick)
    {
        List<DatacenterSpec>? chosen = null;
        int first = 0;
        foreach (SiteChoice choice in _choices)
        {
            int end = first + choice.Candidates.Length;
            bool isGranted = Any(first, end, candidate => candidate.Prospect.NetworkTick != DataHall.Never);
            if (choice.FilesEverywhere && isGranted && _candidates[first].DecidedTick == DataHall.Never)
                (chosen ??= []).Add(Settle(first, end, tick));
            first = end;
        }

        return chosen ?? (IReadOnlyList<DatacenterSpec>)[];
    }

    /// <summary>
    /// Requests that are taken back in a tick: those for the other zones, when by usual months the agreement with the chosen grid is
    /// signed.
    /// </summary>
    public IReadOnlyList<DatacenterSpec> Withdraw(long tick)
    {
        List<DatacenterSpec>? withdrawn = null;
        int first = 0;
        foreach (SiteChoice choice in _choices)
        {
            int end = first + choice.Candidates.Length;
            for (int i = first; i < end && choice.FilesEverywhere; i++)
            {
                bool isOther = _candidates[i].AskedTick != DataHall.Never && !_candidates[i].Chosen;
                if (isOther && SignedTick(first, end) == tick)
                    (withdrawn ??= []).Add(_sites[i]);
            }

            first = end;
        }

        return withdrawn ?? (IReadOnlyList<DatacenterSpec>)[];
    }

    private DatacenterSpec Settle(int first, int end, long tick)
    {
        int best = -1;
        for (int i = first; i < end; i++)
        {
            _candidates[i] = _candidates[i] with { DecidedTick = tick };
            if (_candidates[i].Prospect.NetworkTick == DataHall.Never)
                continue;
            _candidates[i] = _candidates[i] with { PowerTick = PowerTick(i) };
            if (best < 0 || _candidates[i].PowerTick < _candidates[best].PowerTick)
                best = i;
        }

        _candidates[best] = _candidates[best] with { Chosen = true };
        DatacenterSpec site = _sites[best];
        return site with { Plan = site.Plan! with { AnnouncedTick = _candidates[best].AskedTick, IsFiled = true } };
    }

    private long SignedTick(int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (_candidates[i].Chosen)
                return _candidates[i].DecidedTick + _sites[i].Plan!.Steps.AgreementHours;
        }

        return DataHall.Never;
    }

    private bool Any(int first, int end, Predicate<SiteCandidate> holds)
    {
        for (int i = first; i < end; i++)
        {
            if (holds(_candidates[i]))
                return true;
        }

        return false;
    }
}
