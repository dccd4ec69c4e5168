using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Chips;

/// <summary>A chip fab: bids for its power, starts wafers, and ships finished accelerators to the sites they were ordered for.</summary>
/// <param name="spec">The fab.</param>
public sealed partial class ChipFab(ChipFabSpec spec) : Member(EntityIds.Fab(spec.Id))
{
    [State] private readonly ChipFabModel _model = new(spec);

    /// <inheritdoc/>
    protected override void Receive(long tick, in Message message)
    {
        if (message.Payload is OrderPayload payload)
            _model.Order(payload.Order.Site, payload.Order.Count);
        else
            base.Receive(tick, message);
    }

    /// <inheritdoc/>
    protected override MemberReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        FabReport report = _model.Settle(tick, offered, award);
        foreach (Shipment shipment in _model.Shipments)
            Send(tick, shipment.Site, new ShipmentPayload(shipment));
        return default(MemberReport) with
        {
            WantedMw = report.WantedMw,
            ServedMw = report.ServedMw,
            Compute = default(ComputeReport) with { Made = report.Finished, Stocked = report.Stock, Shipped = report.Shipped },
        };
    }

    /// <inheritdoc/>
    protected override ActiveEffects Imposed => _model.Imposed;

    /// <inheritdoc/>
    protected override void Offer(long tick, OfferBook book) => _model.Offer(tick, book);
}
