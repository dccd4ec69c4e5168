using DigitalTwin.Model.Events;

namespace DigitalTwin.Model.Connections;

/// <summary>
/// The connection queue of a grid: permit, study, capacity, network. Looked at once a day. Capacity is given in the order of requests,
/// as far as the trailing record of headroom hosts it beside what was granted within the last year; who does not fit waits, and does not
/// block who is smaller. Formulation: docs/explanation/formulations/build-out.md.
/// </summary>
/// <param name="permits">Rules that hold permits back.</param>
/// <param name="scaleMw">Size of the zone, MW: its highest base demand.</param>
/// <param name="opened">A bottleneck that is removed; none by default.</param>
/// <param name="speculations">Requests behind which nobody will build.</param>
public sealed partial class ConnectionQueue(
    ImmutableArray<PermitRule> permits, double scaleMw, Relaxation opened = default,
    ImmutableArray<SpeculativeRequest> speculations = default)
{
    /// <summary>Share of its energy that a firm load may miss: what the record cannot distinguish from none.</summary>
    public const double FirmMissingShare = 0.0001;

    /// <summary>Share of its energy that a curtailable load may miss: 1 %, 88 hours of a year.</summary>
    public const double CurtailableMissingShare = 0.01;

    private readonly Relaxation _opened = opened;
    private readonly ImmutableArray<SpeculativeRequest> _speculations = speculations.IsDefault ? [] : speculations;
    [State] private readonly List<ConnectionRequest> _requests = [];
    [State] private readonly List<Connected> _recent = [];
    [State] private double _permittedMw;
    [State] private long _permitYear;
    [State] private readonly HeadroomRecord _record = new(scaleMw);
    [State] private double _meanPrice;
    [State] private int _priceHours;

    [NotState("Notices of the day, sent by now.")]
    private readonly List<ConnectionNotice> _notices = [];

    /// <summary>Requests that are not connected yet, in the order of their asking.</summary>
    public IReadOnlyList<ConnectionRequest> Requests => _requests;

    /// <summary>The record of headroom.</summary>
    public HeadroomRecord Record => _record;

    /// <summary>Power asked for and not connected, MW.</summary>
    public double WaitingMw => _requests.Sum(request => request.Mw);

    /// <summary>Power granted that the record of headroom does not show in full yet, MW.</summary>
    public double OutstandingMw
    {
        get
        {
            double mw = 0;
            foreach (ConnectionRequest request in _requests)
                mw += request.Stage == SiteStage.Network && request.Track != ConnectionTrack.OnSite ? request.Mw : 0;
            foreach (Connected connected in _recent)
                mw += connected.Track == ConnectionTrack.OnSite ? 0 : connected.Mw;
            return mw;
        }
    }

    /// <summary>Takes a request; requests stand in the order of (asked, site, block).</summary>
    public void Ask(in ConnectionRequest request)
    {
        ConnectionRequest taken = request with { Stage = SiteStage.Permit, DueTick = request.RequestTick + request.PermitHours };
        int at = _requests.Count;
        while (at > 0 && Compare(_requests[at - 1], taken) > 0)
            at--;
        _requests.Insert(at, taken);
        _requestedMw += taken.Mw;
    }

    /// <summary>Learns that a block has power; its request leaves the queue.</summary>
    /// <returns>What became of it; null if it was not in the queue.</returns>
    public Connected? Connect(string site, int block, long tick)
    {
        for (int i = 0; i < _requests.Count; i++)
        {
            ConnectionRequest request = _requests[i];
            if (request.Block != block || request.Site != site)
                continue;
            _requests.RemoveAt(i);
            var connected = new Connected(tick, request.Mw, tick - request.RequestTick, request.Track);
            _recent.Add(connected);
            return connected;
        }

        return null;
    }

    /// <summary>Moves every request as far as it comes on a day.</summary>
    /// <returns>What is to be reported to sites; overwritten by the next call.</returns>
    public IReadOnlyList<ConnectionNotice> Advance(long tick)
    {
        _notices.Clear();
        _recent.RemoveAll(connected => connected.Tick + Calendar.HoursPerYear <= tick);
        FileSpeculations(tick);
        WithdrawSpeculations(tick);
        double firmMw = double.NaN, curtailableMw = double.NaN;
        for (int i = 0; i < _requests.Count; i++)
        {
            ConnectionRequest before = _requests[i];
            ConnectionRequest after = Permit(Study(Hastened(before, tick), tick), tick);
            after = Study(after, tick);
            if (after.Stage == SiteStage.Headroom && double.IsNaN(firmMw))
                (firmMw, curtailableMw) = FreeMw();
            if (after.Stage == SiteStage.Headroom)
                after = Grant(after, tick, ref firmMw, ref curtailableMw);
            if (after == before)
                continue;
            _requests[i] = after;
            _grantedMw += after.Stage == SiteStage.Network && before.Stage != SiteStage.Network ? after.Mw : 0;
            if (after.Site != Nobody)
                _notices.Add(new ConnectionNotice(after.Site, after.Block, after.Stage, after.DueTick));
        }

        return _notices;
    }

    private static int Compare(in ConnectionRequest a, in ConnectionRequest b)
    {
        int byTick = a.RequestTick.CompareTo(b.RequestTick);
        if (byTick != 0)
            return byTick;
        int bySite = string.CompareOrdinal(a.Site, b.Site);
        return bySite != 0 ? bySite : a.Block.CompareTo(b.Block);
    }

    private (double FirmMw, double CurtailableMw) FreeMw()
    {
        if (_record.Hours < HeadroomRecord.LeastHours)
            return (0, 0);
        double outstandingMw = OutstandingMw;
        return (_record.HostingMw(FirmMissingShare) - outstandingMw, _record.HostingMw(CurtailableMissingShare) - outstandingMw);
    }

    private ConnectionRequest Permit(in ConnectionRequest request, long tick)
    {
        if (request.Stage != SiteStage.Permit || request.DueTick > tick || !IsPermitted(request, tick))
            return request;
        return request with { Stage = SiteStage.Study, DueTick = After(request, tick, request.StudyHours) };
    }

    private static ConnectionRequest Study(in ConnectionRequest request, long tick) =>
        request.Stage == SiteStage.Study && request.DueTick <= tick ? request with { Stage = SiteStage.Headroom } : request;

    /// <summary>A request as it goes where a bottleneck is removed.</summary>
    private ConnectionRequest Hastened(in ConnectionRequest request, long tick)
    {
        if (request.Stage == SiteStage.Permit && _opened.Is(Bottleneck.Permit, tick))
            return request with { DueTick = Math.Min(request.DueTick, tick) };
        if (!_opened.Is(Bottleneck.Connection, tick))
            return request;
        long networkHours = Math.Min(request.NetworkHours, Relaxation.ConnectionHours);
        ConnectionRequest hastened = request with { StudyHours = 0, NetworkHours = networkHours };
        return request.Stage switch
        {
            SiteStage.Study => hastened with { DueTick = Math.Min(request.DueTick, tick) },
            SiteStage.Network => hastened with { DueTick = Math.Min(request.DueTick, tick + networkHours) },
            _ => hastened,
        };
    }

    // Sites that generate for themselves ask for no capacity. What was studied before the run began was judged by who knew that time.
    private ConnectionRequest Grant(in ConnectionRequest request, long tick, ref double firmMw, ref double curtailableMw)
    {
        bool asks = request.Track != ConnectionTrack.OnSite && request.DueTick >= 0 && !_opened.Is(Bottleneck.Headroom, tick);
        double freeMw = request.Track == ConnectionTrack.Firm ? firmMw : curtailableMw;
        if (asks && freeMw < request.Mw)
            return request;
        if (request.Track != ConnectionTrack.OnSite)
            (firmMw, curtailableMw) = (firmMw - request.Mw, curtailableMw - request.Mw);
        return request with { Stage = SiteStage.Network, DueTick = After(request, tick, request.NetworkHours) };
    }

    // A step that ended before the run began is followed by the next one from then on.
    private static long After(in ConnectionRequest request, long tick, long hours) =>
        (request.DueTick < 0 || tick == 0 ? request.DueTick : tick) + hours;

    private bool IsPermitted(in ConnectionRequest request, long tick)
    {
        if (_opened.Is(Bottleneck.Permit, tick))
            return true;
        long decided = request.DueTick < 0 ? request.DueTick : tick;
        foreach (PermitRule rule in permits)
        {
            bool holds = decided >= rule.FromTick && decided < rule.EndTick;
            if (!holds || request.Mw < rule.ThresholdMw || request.Track == ConnectionTrack.OnSite)
                continue;
            if (rule.QuotaMwPerYear <= 0)
                return false;
            long year = tick / Calendar.HoursPerYear;
            if (year != _permitYear)
                (_permitYear, _permittedMw) = (year, 0);
            if (_permittedMw + request.Mw > rule.QuotaMwPerYear)
                return false;
            _permittedMw += request.Mw;
        }

        return true;
    }
}
