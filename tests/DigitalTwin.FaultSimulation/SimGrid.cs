namespace DigitalTwin.FaultSimulation;

/// <summary>
/// An activation of a grid: carries the calls that the grid asks for to its members, and asks again those that do not answer.
/// </summary>
internal sealed class SimGrid(SimCluster cluster, int zone, SimSilo silo)
    : SimActor(cluster, cluster.Factory.Zones[zone], SimKind.Grid, silo)
{
    /// <summary>Tick in which a message is lost, where that bug is planted.</summary>
    private const int LosingTick = 7;

    private readonly Grid _grid = cluster.Factory.CreateGrid(zone);
    private readonly Dictionary<(CallId Call, int Seat), int> _attempts = [];
    private SimMessage? _busy;
    private CallId _call;
    private MemberRequest[] _calls = [];
    private MemberLoad[] _loads = [];
    private MemberReply?[] _replies = [];
    private int _round;

    public override void Take(SimMessage message)
    {
        if (_busy is not null && message.Call.Epoch <= _call.Epoch)
            return; // one call at a time: who asks again is answered when this one is done, or asks once more
        _busy = message;
        _call = message.Call;
        Follow(message.Type == SimMessageType.GridLoad
            ? _grid.Load(StateBytes.Decode<GridLoad>(message.Frame))
            : _grid.Handle(StateBytes.Decode<GridRequest>(message.Frame)));
    }

    private void Follow(GridStep step)
    {
        while (step.Reply is null)
        {
            _calls = step.Calls.ToArray();
            _loads = step.Loads.ToArray();
            _replies = new MemberReply?[Math.Max(_calls.Length, _loads.Length)];
            _round++;
            if (_replies.Length > 0)
            {
                SendAll();
                return;
            }

            step = _grid.Resume([]);
        }

        SimMessage asked = _busy!;
        _busy = null;
        _round++;
        if (Cluster.Bug == PlantedBug.LosesMessage && asked.Call.Tick == LosingTick && step.Reply.Outbox.Count > 0)
            step.Reply.Outbox.RemoveAt(0);
        asked.Reply!(StateBytes.Encode(step.Reply), this);
    }

    private void SendAll()
    {
        int round = _round;
        for (int seat = 0; seat < _replies.Length; seat++)
        {
            if (_replies[seat] is null)
                Send(seat, round);
        }

        After(SimTimes.MemberPatienceMs, () =>
        {
            if (_round == round)
                SendAll();
        });
    }

    private void Send(int seat, int round)
    {
        bool loads = _loads.Length > 0;
        CallId call = loads ? _loads[seat].ForMember.Call : _calls[seat].Call;
        string member = loads ? _loads[seat].Member : _grid.Members[seat].Id;
        _attempts.TryGetValue((call, seat), out int attempt);
        _attempts[(call, seat)] = attempt + 1;
        byte[] frame = loads ? StateBytes.Encode(_loads[seat]) : StateBytes.Encode(_calls[seat]);
        SimPhase phase = loads ? SimPhase.Loading : call.Round > 0 ? SimPhase.DayAhead : SimPhase.Opening;
        SimMessageType type = loads ? SimMessageType.MemberLoad : SimMessageType.MemberCall;
        SimMessage? message = null;
        message = new SimMessage(type, member, Cluster.Cast.Of(member), phase, call, attempt, frame, null, (reply, from) =>
            Cluster.Reply((SimActor)from!, message!, this, () => Answered(seat, round, call, reply)));
        Cluster.Send(Silo, message);
    }

    private void Answered(int seat, int round, CallId call, byte[] frame)
    {
        MemberReply reply = StateBytes.Decode<MemberReply>(frame);
        if (_busy is null || _round != round || reply.Call != call || _replies[seat] is not null)
            return;
        _replies[seat] = reply;
        if (Array.IndexOf(_replies, null) < 0)
            Follow(_grid.Resume(_replies!));
    }
}
