using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Datacenters;

/// <summary>A load that runs while the price is under its break-even: mining, render farms.</summary>
public sealed partial class FlexibleLoadModel(FlexibleLoadSpec spec)
{
    /// <summary>What does not change during the run.</summary>
    public FlexibleLoadSpec Spec { get; } = spec;

    /// <summary>What events impose on the load at present.</summary>
    [State]
    public ActiveEffects Imposed { get; } = new();

    /// <summary>Bids the load's power at its break-even.</summary>
    public void Offer(long tick, OfferBook book) => book.Buy(Spec.BreakEvenUsdPerMwh, PowerMw(tick));

    /// <summary>Power drawn in the tick, MW.</summary>
    public double Settle(long tick, OfferBook offered, in ZoneAward award) =>
        Math.Min(PowerMw(tick), award.ServedMw(offered));

    private double PowerMw(long tick) => Math.Max(0, Spec.PowerMw.At(tick)) * Imposed.ShareLeft(tick);
}
