using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// The store behind a site's meter. It never sells to the zone: what it gives lessens what the accelerators lack. It begins empty, so that
/// all that it gives was bought in the run. Formulation: docs/explanation/formulations/datacenter.md.
/// </summary>
/// <param name="spec">What does not change during the run.</param>
public sealed partial class SiteBattery(BatterySpec spec)
{
    private const double MinutesPerHour = 60;
    private const double BelowLoad = 0.99;
    private const double LeastStepUsd = 0.01;

    /// <summary>Less than this share of what is at hand is a rounding error: nothing is bought or given for it.</summary>
    private const double LeastShare = 1e-9;
    private readonly BatterySpec _spec = spec;
    [State("battery_mwh")] private double _storedMwh;

    /// <summary>Energy that it can still give, MWh.</summary>
    public double StoredMwh => _storedMwh;

    /// <summary>
    /// The price at which it buys: below all that the site buys, so that it takes nothing while the site lacks power, and below contracted
    /// curtailment, so that nobody is curtailed or shed for it.
    /// </summary>
    /// <param name="lowestBidUsdPerMwh">Lowest price that the site bids for its accelerators, USD/MWh.</param>
    public static double ChargePrice(double lowestBidUsdPerMwh)
    {
        double below = Math.Min(lowestBidUsdPerMwh, MarketPrices.ContractedCurtailment);
        return Math.Min(BelowLoad * below, below - LeastStepUsd);
    }

    /// <summary>Power that it can take in an hour, MW.</summary>
    /// <param name="siteMw">Power of the site, MW.</param>
    public double MostChargeMw(double siteMw)
    {
        double mostMwh = _spec.PowerMw * _spec.Hours + KeptBackMwh(siteMw), roomMwh = mostMwh - _storedMwh;
        return roomMwh <= LeastShare * mostMwh ? 0 : Math.Clamp(roomMwh / _spec.Efficiency, 0, _spec.PowerMw + KeptBackMwh(siteMw));
    }

    /// <summary>Gives what it has: first for a disturbance, then for what was announced.</summary>
    /// <param name="dipMw">What an outage or shedding takes from the site, MW.</param>
    /// <param name="announcedMw">What it does without by its contract or its price, MW.</param>
    /// <param name="siteMw">Power of the site, MW.</param>
    /// <returns>What is given for either, MW.</returns>
    public (double DipMw, double AnnouncedMw) Give(double dipMw, double announcedMw, double siteMw)
    {
        double keptBackMwh = KeptBackMwh(siteMw);
        if (dipMw + announcedMw <= LeastShare * siteMw)
            return (0, 0);
        double forDip = Math.Min(Math.Min(dipMw, _spec.PowerMw + keptBackMwh), _storedMwh);
        _storedMwh -= forDip;
        double powerLeft = _spec.PowerMw - Math.Min(_spec.PowerMw, forDip);
        double forAnnounced = Math.Min(Math.Min(announcedMw, powerLeft), Math.Max(0, _storedMwh - keptBackMwh));
        _storedMwh -= forAnnounced;
        return (forDip, forAnnounced);
    }

    /// <summary>Takes what was bought.</summary>
    /// <returns>What of it can be given again, MWh.</returns>
    public double Take(double boughtMwh)
    {
        double gainedMwh = boughtMwh * _spec.Efficiency;
        _storedMwh += gainedMwh;
        return gainedMwh;
    }

    private double KeptBackMwh(double siteMw) => _spec.RideThroughMinutes / MinutesPerHour * siteMw;
}
