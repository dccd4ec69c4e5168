using System.Collections.Immutable;
using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Members;

/// <summary>An operator of datacenters: turns what its sites need into orders to fabs.</summary>
/// <param name="spec">The operator.</param>
/// <param name="fabs">Fabs that make accelerators, by identifier of their entity.</param>
/// <param name="rules">Families and export controls.</param>
public sealed class Operator(OperatorSpec spec, ImmutableArray<FabSource> fabs, ExportRules rules) : Office(EntityIds.Operator(spec.Id))
{
    private readonly OperatorModel _model = new(spec, fabs, rules);

    /// <inheritdoc/>
    protected override void Receive(long tick, in Message message)
    {
        if (message.Payload is NeedPayload payload)
            _model.Receive(payload.Need);
        else
            base.Receive(tick, message);
    }

    /// <inheritdoc/>
    protected override void EndTick(long tick)
    {
        foreach (AcceleratorOrder order in _model.PlaceOrders(tick))
            Send(tick, order.Fab, new OrderPayload(order));
        foreach ((string site, ChipPipeline pipeline) in _model.News)
            Send(tick, site, new PipelinePayload(pipeline with { Sender = Id }));
    }

    /// <inheritdoc/>
    protected override void VisitOwnState<TVisitor>(ref TVisitor visitor) => _model.VisitState(ref visitor);
}
