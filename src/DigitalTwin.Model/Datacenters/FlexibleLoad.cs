using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Datacenters;

/// <summary>A load that runs while power is cheap: mining, render farms.</summary>
/// <param name="spec">The load.</param>
public sealed partial class FlexibleLoad(FlexibleLoadSpec spec) : Member(spec.Id)
{
    [State] private readonly FlexibleLoadModel _model = new(spec);

    /// <inheritdoc/>
    protected override MemberReport Settle(long tick, OfferBook offered, in ZoneAward award) => default(MemberReport) with
    {
        WantedMw = offered.DemandMw,
        ServedMw = _model.Settle(tick, offered, award),
    };

    /// <inheritdoc/>
    protected override ActiveEffects Imposed => _model.Imposed;

    /// <inheritdoc/>
    protected override void Offer(long tick, OfferBook book) => _model.Offer(tick, book);
}

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

/// <summary>A load that runs while the price is under its break-even: mining, render farms.</summary>
[State]
public sealed partial record FlexibleLoadSpec
{
    /// <summary>Identifier, such as <c>US-ERCOT/mining</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Identifier of the zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Power over time, MW.</summary>
    public required DatedPath PowerMw { get; init; }

    /// <summary>Price above which the load stops, USD/MWh.</summary>
    public required double BreakEvenUsdPerMwh { get; init; }
}
