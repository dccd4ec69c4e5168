using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Members;

/// <summary>A datacenter: bids for its power, delivers compute, asks its operator for accelerators and takes what fabs ship.</summary>
/// <param name="spec">The datacenter.</param>
public sealed class Datacenter(DatacenterSpec spec) : Member(spec.Id)
{
    private readonly DatacenterModel _model = new(spec);
    private readonly string _operator = EntityIds.Operator(spec.Operator);

    /// <inheritdoc/>
    protected override void Receive(long tick, in Message message)
    {
        if (message.Payload is ShipmentPayload payload)
            _model.Receive(payload.Shipment.Count, payload.Shipment.ArrivalTick);
        else
            base.Receive(tick, message);
    }

    /// <inheritdoc/>
    protected override MemberReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        DatacenterReport report = _model.Settle(tick, offered, award);
        long need = _model.TakeNeed(tick);
        if (need > 0)
            Send(tick, _operator, new NeedPayload(new AcceleratorNeed(Id, spec.Accelerator!.Id, need)));
        return default(MemberReport) with
        {
            WantedMw = report.WantedMw,
            ServedMw = report.ServedMw,
            Compute = default(ComputeReport) with
            {
                ExaflopDays = report.ComputeExaflopDays,
                Installed = report.Installed,
                Waiting = report.Stock,
                InTransit = _model.Inbound,
            },
        };
    }

    /// <inheritdoc/>
    protected override Impositions Imposed => _model.Imposed;

    /// <inheritdoc/>
    protected override void Offer(long tick, OfferBook book) => _model.Offer(tick, book);

    /// <inheritdoc/>
    protected override void VisitOwnState<TVisitor>(ref TVisitor visitor) => _model.VisitState(ref visitor);
}
