using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Equipment;
using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// A datacenter: bids for its power, delivers compute, asks its operator for accelerators and takes what fabs ship. One with a plan asks
/// its grid for connections, and the world for the goods that these need: its own plant where it generates for itself, transformers.
/// </summary>
/// <param name="spec">The datacenter.</param>
/// <param name="random">Draws of the site.</param>
/// <param name="opened">A bottleneck that is removed; none by default.</param>
/// <param name="families">Accelerator families that it can be sent beside that of its plan.</param>
public sealed partial class Datacenter(
    DatacenterSpec spec, CounterRandom random, Relaxation opened = default, ImmutableArray<AcceleratorSpec> families = default)
    : Member(spec.Id)
{
    [State] private readonly DatacenterModel _model = new(spec, DatacenterModel.DefaultOrderAheadHours, random, opened, families);
    private readonly string _operator = EntityIds.Operator(spec.Operator);

    /// <inheritdoc/>
    protected override void Receive(long tick, in Message message)
    {
        switch (message.Payload)
        {
            case ShipmentPayload shipped:
                _model.Receive(shipped.Shipment.Count, shipped.Shipment.ArrivalTick, shipped.Shipment.Accelerator);
                break;
            case PipelinePayload reported when _model.Book is not null:
                _model.Book.Take(reported.Pipeline);
                break;
            case PipelinePayload:
                break;
            case ConnectionNoticePayload reported when _model.Build is not null:
                OrderGoods(tick, reported.Notice.Block, _model.Build.Take(reported.Notice, tick), _model.Build);
                break;
            case DeliveryPayload delivered when _model.Build is not null:
                if (EntityIds.GoodOf(message.From) == spec.Plan!.Transformer)
                    _model.Build.TakeTransformer(delivered.Order.Reference);
                else
                    _model.Build.TakeTurbines(delivered.Order.Reference, tick);
                break;
            default:
                base.Receive(tick, message);
                break;
        }
    }

    /// <inheritdoc/>
    protected override MemberReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        DatacenterReport report = _model.Settle(tick, offered, award);
        Ask(tick);
        return default(MemberReport) with
        {
            OutputMw = report.OwnMw,
            CostUsd = report.OwnCostUsd,
            Co2Tonnes = report.OwnCo2Tonnes,
            WantedMw = report.WantedMw,
            ServedMw = report.ServedMw,
            Compute = default(ComputeReport) with
            {
                ExaflopDays = report.ComputeExaflopDays,
                Installed = report.Installed,
                Waiting = report.Stock,
                InTransit = _model.Inbound,
            },
            Detail = report.Detail,
        };
    }

    /// <inheritdoc/>
    protected override ActiveEffects Imposed => _model.Imposed;

    /// <inheritdoc/>
    protected override void Offer(long tick, OfferBook book) => _model.Offer(tick, book);

    private void Ask(long tick)
    {
        long need = _model.TakeNeed(tick);
        if (need > 0)
            Send(tick, _operator, new NeedPayload(new AcceleratorNeed(Id, spec.Accelerator!.Id, need, spec.Country)));
        foreach (ConnectionRequest request in _model.Build?.TakeRequests(tick) ?? [])
            Send(tick, spec.Zone, new ConnectionRequestPayload(request));
        foreach (int block in _model.Build?.Energise(tick + 1) ?? [])
            Send(tick, spec.Zone, new EnergisedPayload(block));
    }

    /// <summary>Orders from the equipment suppliers what a hall needs that has been granted its capacity.</summary>
    private void OrderGoods(long tick, int block, double mw, SiteBuild build)
    {
        if (mw <= 0)
            return;
        if (build.NeedsTurbines)
            Send(tick, EntityIds.Supply(spec.Plan!.OnSiteSupply), new SupplyOrderPayload(new SupplyOrder(Id, block, mw, tick)));
        if (build.NeedsTransformer)
            Send(tick, EntityIds.Supply(spec.Plan!.Transformer), new SupplyOrderPayload(new SupplyOrder(Id, block, mw, tick)));
    }
}
