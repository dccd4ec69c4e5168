using DigitalTwin.Model.Events;

namespace DigitalTwin.Model.Connections;

/// <content>What a grid can say of a request that would be made now.</content>
public sealed partial class ConnectionQueue
{
    /// <summary>What sites expect to wait for capacity that a grid does not have: a year; assumption.</summary>
    public const long UnknownCapacityHours = 8760;

    private const double MostYears = 100;

    /// <summary>Adds the price of an hour to the mean: of the hours so far in the first year, then with a memory of a year.</summary>
    public void AddPrice(double usdPerMwh)
    {
        _priceHours = Math.Min(_priceHours + 1, Calendar.HoursPerYear);
        _meanPrice += (usdPerMwh - _meanPrice) / _priceHours;
    }

    /// <summary>
    /// What a request that is made in a tick could expect, as far as is known then: the rules of permits that hold, the usual study, the
    /// capacity that is free, the requests that are ahead. Changes nothing.
    /// </summary>
    public ConnectionProspect ProspectOf(in SiteInquiry asked, long tick)
    {
        bool isHastened = _opened.Is(Bottleneck.Connection, tick);
        long permitTick = _opened.Is(Bottleneck.Permit, tick) ? tick : PermitTick(asked, tick);
        long studied = permitTick + (isHastened ? 0 : asked.StudyHours);
        (double firmMw, double curtailableMw) = FreeMw();
        double freeMw = asked.Track == ConnectionTrack.Firm ? firmMw : curtailableMw;
        double aheadMw = AheadMw(stage => stage < SiteStage.Network, 0);
        bool asks = asked.Track != ConnectionTrack.OnSite && !_opened.Is(Bottleneck.Headroom, tick);
        double shortMw = asks ? asked.Mw + aheadMw - freeMw : 0;
        long grantTick = shortMw > 0 ? Math.Max(studied, tick + WaitHours(shortMw, asked.Mw)) : studied;
        long networkHours = isHastened ? Math.Min(asked.NetworkHours, Relaxation.ConnectionHours) : asked.NetworkHours;
        return new ConnectionProspect(asked.Site, permitTick, grantTick, grantTick + networkHours, freeMw, aheadMw, _meanPrice);
    }

    /// <summary>
    /// A year, or as many as the grid needs at the pace of the last one, which is the request's own size at least; a century at most.
    /// </summary>
    private long WaitHours(double shortMw, double mw)
    {
        double connectedMw = 0;
        foreach (Connected connected in _recent)
            connectedMw += connected.Track == ConnectionTrack.OnSite ? 0 : connected.Mw;
        return (long)(UnknownCapacityHours * Math.Clamp(shortMw / Math.Max(mw, connectedMw), 1, MostYears));
    }

    /// <summary>Power of requests in some stages, from a size on, that ask for capacity, MW.</summary>
    private double AheadMw(Func<SiteStage, bool> counts, double leastMw)
    {
        double mw = 0;
        foreach (ConnectionRequest request in _requests)
            mw += counts(request.Stage) && request.Track != ConnectionTrack.OnSite && request.Mw >= leastMw ? request.Mw : 0;
        return mw;
    }

    private long PermitTick(in SiteInquiry asked, long tick)
    {
        long usual = tick + asked.PermitHours;
        long latest = usual;
        foreach (PermitRule rule in permits)
        {
            bool isKnown = rule.FromTick <= tick && usual < rule.EndTick;
            if (isKnown && asked.HallMw >= rule.ThresholdMw && asked.Track != ConnectionTrack.OnSite)
                latest = Math.Max(latest, ReleaseTick(rule, asked, usual));
        }

        return latest;
    }

    /// <summary>When a rule lets a whole campus through: the end of a moratorium, or the year in which its quota reaches it.</summary>
    private long ReleaseTick(in PermitRule rule, in SiteInquiry asked, long usual)
    {
        double quotaMw = rule.QuotaMwPerYear;
        if (asked.HallMw > quotaMw)
            return rule.EndTick;
        long year = usual / Calendar.HoursPerYear;
        double overMw = AheadMw(stage => stage == SiteStage.Permit, rule.ThresholdMw) + asked.Mw
            - (quotaMw - (year == _permitYear ? _permittedMw : 0));
        if (overMw <= 0)
            return usual;
        double years = Math.Ceiling(overMw / quotaMw);
        return years * Calendar.HoursPerYear < rule.EndTick
            ? Math.Min(rule.EndTick, (year + (long)years) * Calendar.HoursPerYear)
            : rule.EndTick;
    }
}
