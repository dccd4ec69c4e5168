using DigitalTwin.Model.Market;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>
/// The training of a site: it pauses above its strike price until the hours of the year are used, and is as firm as inference from then
/// on. Formulation: docs/formulations/datacenter.md.
/// </summary>
/// <param name="spec">Its share and its hours.</param>
/// <param name="strikeUsdPerMwh">Price above which it pauses, USD/MWh.</param>
public sealed class TrainingLoad(TrainingSpec spec, double strikeUsdPerMwh) : IStateful
{
    private readonly CurtailmentContract _pauses = new(spec.PauseHoursPerYear);
    private readonly double _strikeUsdPerMwh = strikeUsdPerMwh;

    /// <summary>Share of the site's power that it takes.</summary>
    public double Share { get; } = Math.Clamp(spec.Share, 0, 1);

    /// <summary>The price at which it bids in a tick.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="firmPrice">What inference bids, USD/MWh.</param>
    public double Price(long tick, double firmPrice) => _pauses.IsUsedUp(tick) ? firmPrice : Math.Min(_strikeUsdPerMwh, firmPrice);

    /// <summary>Takes what was served. Inference bids first, so training is the last of the site's steps.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="offered">What the site has bid.</param>
    /// <param name="award">The outcome.</param>
    /// <param name="servedMw">Power of the whole site, MW.</param>
    /// <returns>Power of training, MW, and the share of it that paused.</returns>
    public (double Mw, double PausedShare) Settle(long tick, OfferBook offered, in ZoneAward award, double servedMw)
    {
        if (Share <= 0 || offered.Demand.IsEmpty)
            return (0, 0);
        Step bid = offered.Demand[^1];
        double mw = Math.Min(servedMw, award.Served(bid));
        double pausedShare = 1 - mw / bid.QuantityMw;
        _pauses.Settle(tick, pausedShare);
        return (mw, pausedShare);
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct => _pauses.VisitState(ref visitor);
}
