namespace DigitalTwin.FaultSimulation;

/// <summary>An activation of the market coupling.</summary>
internal sealed class SimCoupling(SimCluster cluster, SimSilo silo) : SimActor(cluster, EntityIds.Coupling, SimKind.Coupling, silo)
{
    private readonly Coupling _coupling = cluster.Factory.CreateCoupling();

    public override void Take(SimMessage message)
    {
        ClearReply reply = message.Content is CouplingLoad load
            ? _coupling.Load(load)
            : _coupling.Handle(StateBytes.Decode<ClearRequest>(message.Frame));
        message.Reply!(StateBytes.Encode(reply), this);
    }
}
