using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Chips;

/// <summary>A logic or memory fab: bids for its power, starts wafers, and hands what it has made to a packaging fab.</summary>
/// <param name="spec">The fab, which feeds another.</param>
public sealed partial class StageFab(ChipFabSpec spec) : Member(EntityIds.Fab(spec.Id))
{
    [State] private readonly StageFabModel _model = new(spec);
    private readonly string _packaging = EntityIds.Fab(spec.Feeds!);

    /// <inheritdoc/>
    protected override MemberReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        (FabReport report, FabParts parts) = _model.Settle(tick, offered, award);
        if (parts.Count > 0)
            Send(tick, _packaging, new PartsPayload(parts));
        return default(MemberReport) with
        {
            WantedMw = report.WantedMw,
            ServedMw = report.ServedMw,
            Detail = report.Stages is FabStages stages ? new FabDetail(stages) : null,
        };
    }

    /// <inheritdoc/>
    protected override ActiveEffects Imposed => _model.Imposed;

    /// <inheritdoc/>
    protected override void Offer(long tick, OfferBook book) => _model.Offer(tick, book);
}
