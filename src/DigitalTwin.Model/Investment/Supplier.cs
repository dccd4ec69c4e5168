using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Equipment;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Investment;

/// <summary>The equipment suppliers of a good of which there is only so much a year.</summary>
/// <param name="spec">The good.</param>
public sealed partial class Supplier(SupplySpec spec) : NonMarketMember(EntityIds.Supply(spec.Id))
{
    [State] private readonly SupplyModel _model = new(spec);

    /// <inheritdoc/>
    protected override void Receive(long tick, in Message message)
    {
        if (message.Payload is SupplyOrderPayload payload)
            _model.Order(payload.Order);
        else if (message.Payload is SiteInquiryPayload asked)
            Send(tick, message.From, new SupplyProspectPayload(new SupplyProspect(
                asked.Inquiry.Site, _model.HoursToDeliver(asked.Inquiry.Mw, tick))));
        else
            base.Receive(tick, message);
    }

    /// <inheritdoc/>
    protected override void EndTick(long tick)
    {
        foreach (SupplyOrder order in _model.Advance(tick))
            Send(tick, order.Buyer, new DeliveryPayload(order));
    }
}
