namespace DigitalTwin.FaultSimulation;

/// <summary>An activation of a member.</summary>
internal sealed class SimMember(SimCluster cluster, string entity, SimSilo silo)
    : SimActor(cluster, entity, cluster.Cast.Of(entity).Kind, silo)
{
    private Member? _member;
    private MemberLoad? _lastLoad;
    private CallId _lastCall;

    public override void Take(SimMessage message)
    {
        byte[] reply = message.Type == SimMessageType.MemberLoad
            ? StateBytes.Encode(Load(StateBytes.Decode<MemberLoad>(message.Frame)))
            : StateBytes.Encode(Handle(StateBytes.Decode<MemberRequest>(message.Frame)));
        message.Reply!(reply, this);
    }

    private MemberReply Load(in MemberLoad load)
    {
        if (Cluster.Bug == PlantedBug.LoadsTwice && _lastLoad?.Epoch == load.Epoch)
            _member = null;
        _lastLoad = load;
        _member ??= Cluster.Factory.CreateMember(Entity, load.Birth);
        return _member.Load(load.ForMember);
    }

    private MemberReply Handle(in MemberRequest request)
    {
        if (_member is null)
        {
            if (!Cluster.Factory.Knows(Entity))
                return MemberReply.Refused(request.Call, ReplyStatus.Gap);
            _member = Cluster.Factory.CreateMember(Entity);
        }

        MemberReply reply = _member.Handle(request);
        if (Cluster.Bug == PlantedBug.HandlesTwice && request.Call == _lastCall)
        {
            CallId next = request.Call with { Tick = request.Call.Tick + 1, Round = 0 };
            _member.Handle(request with { Call = next, Predecessor = reply.Digest });
        }

        _lastCall = request.Call;
        return reply;
    }
}
