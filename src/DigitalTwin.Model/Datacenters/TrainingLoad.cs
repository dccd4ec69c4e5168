using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Datacenters;

/// <summary>What became of a site's training in one hour; MW, mean of the hour.</summary>
/// <param name="Mw">Power that it had.</param>
/// <param name="PausedShare">Share of what it bid for that stood still.</param>
/// <param name="RestartOutageMw">Power that ran and did nothing new, after an outage.</param>
/// <param name="RestartShedMw">The same after firm load was shed.</param>
public readonly record struct TrainingHour(double Mw, double PausedShare, double RestartOutageMw, double RestartShedMw)
{
    /// <summary>Power that ran and did nothing new, MW.</summary>
    public double RestartMw => RestartOutageMw + RestartShedMw;
}

/// <summary>
/// The training of a site: it pauses above its strike price until the hours of the year are used, and is as firm as inference from then
/// on. Formulation: docs/explanation/formulations/datacenter.md.
/// </summary>
/// <param name="spec">Its share and its hours.</param>
/// <param name="strikeUsdPerMwh">Price above which it pauses, USD/MWh.</param>
public sealed partial class TrainingLoad(TrainingSpec spec, double strikeUsdPerMwh)
{
    [State] private readonly CurtailmentContract _pauses = new(spec.PauseHoursPerYear);
    [State] private readonly TrainingRestart? _restart = spec.RestartMinutes > 0 ? new TrainingRestart(spec.RestartMinutes) : null;
    private readonly InferenceShape? _inference = spec.Inference is InferenceSpec inference ? new InferenceShape(inference) : null;
    private readonly double _share = Math.Clamp(spec.Share, 0, 1);
    private readonly double _strikeUsdPerMwh = strikeUsdPerMwh;

    /// <summary>
    /// Share of the accelerators that anybody wants in a tick: training fills what inference leaves; where nothing trains, that is idle.
    /// </summary>
    public double Busy(long tick) => _inference is null || _share > 0 ? 1 : _inference.Share(tick, 1);

    /// <summary>Share of the site's power that it takes in a tick.</summary>
    public double Share(long tick) => _inference is null || _share <= 0 ? _share : 1 - _inference.Share(tick, 1 - _share);

    /// <summary>The price at which it bids in a tick.</summary>
    /// <param name="firmPrice">What inference bids, USD/MWh.</param>
    public double Price(long tick, double firmPrice) => _pauses.IsUsedUp(tick) ? firmPrice : Math.Min(_strikeUsdPerMwh, firmPrice);

    /// <summary>Takes an hour: what the grid served, and of the battery what inference leaves.</summary>
    /// <param name="bid">What it has bid; a step without width where the site has no power.</param>
    /// <param name="award">The outcome.</param>
    /// <param name="power">Power of the whole site.</param>
    /// <param name="fullMw">Power of the whole site if nothing were wrong, MW.</param>
    public TrainingHour Settle(long tick, in Step bid, in ZoneAward award, in SitePower power, double fullMw)
    {
        if (_share <= 0)
            return default;
        double gridMw = Math.Min(power.GridMw, award.Served(bid));
        if (bid.QuantityMw > 0)
            _pauses.Settle(tick, 1 - gridMw / bid.QuantityMw); // its hours are the meter's: what a battery carries counts
        double trainingMw = fullMw * Share(tick);
        double inferenceLacksMw = Math.Max(0, fullMw - trainingMw - (power.GridMw - gridMw));
        double mw = gridMw + Math.Max(0, power.BatteryMw - inferenceLacksMw);
        double paused = bid.QuantityMw > 0 ? Math.Max(0, 1 - mw / bid.QuantityMw) : 0;
        if (_restart is null)
            return new TrainingHour(mw, paused, 0, 0);

        // Before it pauses by its price or a contract it writes a checkpoint.
        double announcedMw = bid.PriceUsdPerMwh < MarketPrices.OrdinaryLoad ? bid.QuantityMw - award.Served(bid) : 0;
        (double outageMw, double shedMw) = _restart.Settle(trainingMw, mw, trainingMw - mw - announcedMw, power);
        return new TrainingHour(mw, paused, outageMw, shedMw);
    }
}
