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
