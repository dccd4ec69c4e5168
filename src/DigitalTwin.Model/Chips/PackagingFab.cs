using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Chips;

/// <summary>A packaging fab: takes dies and memory, packages them, ships to the sites that have ordered, and reports to them where they
/// stand.</summary>
/// <param name="spec">The fab.</param>
/// <param name="families">Families whose dies come to it, with the dies of a day at the beginning.</param>
/// <param name="rules">Families and export controls.</param>
public sealed partial class PackagingFab(ChipFabSpec spec, IReadOnlyList<FabParts> families, ExportRules rules)
    : Member(EntityIds.Fab(spec.Id))
{
    [State] private readonly PackagingModel _model = new(spec, families, rules);

    /// <inheritdoc/>
    protected override void Receive(long tick, in Message message)
    {
        if (message.Payload is OrderPayload ordered)
            _model.Order(tick, ordered.Order);
        else if (message.Payload is PartsPayload handed)
            _model.Take(handed.Parts);
        else
            base.Receive(tick, message);
    }

    /// <inheritdoc/>
    protected override MemberReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        FabReport report = _model.Settle(tick, offered, award);
        foreach (Shipment shipment in _model.Shipments)
            Send(tick, shipment.Site, new ShipmentPayload(shipment));
        foreach ((string site, ChipPipeline pipeline) in _model.News)
            Send(tick, site, new PipelinePayload(pipeline with { Sender = Id }));
        return default(MemberReport) with
        {
            WantedMw = report.WantedMw,
            ServedMw = report.ServedMw,
            Compute = default(ComputeReport) with
            {
                Made = report.Finished,
                Stocked = report.Stock,
                Shipped = report.Shipped,
                Pooled = report.Pooled,
            },
            Detail = report.Stages is FabStages stages ? new FabDetail(stages) : null,
        };
    }

    /// <inheritdoc/>
    protected override ActiveEffects Imposed => _model.Imposed;

    /// <inheritdoc/>
    protected override void Offer(long tick, OfferBook book) => _model.Offer(tick, book);
}
