namespace DigitalTwin.Protocol.Grids;

/// <content>How the state of a grid and its members leaves for a checkpoint and comes back.</content>
public sealed partial class Grid
{
    [NotState("The load at hand.")]
    private GridLoad _loading;

    [NotState("The state that the scenario made; never changes.")]
    private byte[]? _asMade;

    /// <summary>Takes a state: the only way in which one arrives. A repeated load of an epoch never rolls back.</summary>
    public GridStep Load(in GridLoad load)
    {
        Admission admission = _gate.AdmitLoad(load.Run, load.Epoch, load.Tick);
        if (admission is not (Admission.New or Admission.Repeated))
            return Refuse(load.Call, CallGate.Refusal(admission));
        _asMade ??= StateBytes.Of(this);
        GridObject saved;
        try
        {
            saved = load.Checkpoint.IsEmpty ? new GridObject() : GridObject.Read(load.Checkpoint);
            if (!load.Checkpoint.IsEmpty && (saved.Run != load.Run || saved.Tick != load.Tick || saved.Zone != Id))
                return Refuse(load.Call, ReplyStatus.Unreadable);
            if (admission == Admission.New)
                StateBytes.Read(this, load.Checkpoint.IsEmpty ? _asMade : saved.State);
        }
        catch (CanonicalFormatException)
        {
            _gate.Break();
            return Refuse(load.Call, ReplyStatus.Unreadable);
        }

        if (admission == Admission.New)
            _gate.Break(); // until all members have their states
        FollowRoster();
        return LoadMembers(load, saved);
    }

    /// <summary>The result is sent to members again when a load is repeated: what they answered may have been lost with the grid's own
    /// reply.</summary>
    private GridStep LoadMembers(in GridLoad load, GridObject saved)
    {
        _loading = load;
        _phase = GridPhase.Loading;
        var loads = new MemberLoad[_roster.Members.Length];
        if (!load.Checkpoint.IsEmpty && saved.Members.Count != loads.Length)
            return Refuse(load.Call, ReplyStatus.Unreadable);
        for (int i = 0; i < loads.Length; i++)
        {
            string id = _roster.Members[i].Id;
            ReadOnlyMemory<byte> state = load.Checkpoint.IsEmpty ? default : saved.Members[i];
            loads[i] = new MemberLoad(load.Run, load.Epoch, load.Tick, id, _roster.BirthOf(id), state, load.Saves);
        }

        saved.Curve.CopyTo(_reply.Curve);
        return GridStep.Load(loads);
    }

    private GridStep FinishLoad(ReadOnlySpan<MemberReply> replies)
    {
        for (int i = 0; i < replies.Length; i++)
        {
            if (!_loading.Checkpoint.IsEmpty && replies[i].Digest != _roster.Digests[i])
                return Refuse(_loading.Call, ReplyStatus.Unreadable);
        }

        _writer.Reset();
        VisitState(ref _writer);
        Digest digest = _loading.Checkpoint.IsEmpty ? Digest.None : Digest.Of(_writer.Written);
        _gate.Loaded(_loading.Run, _loading.Epoch, _loading.Tick, digest);
        _reply.Outbox.Clear();
        _reply.Call = _loading.Call;
        _reply.Status = ReplyStatus.Done;
        _reply.Digest = digest;
        _reply.Checkpoint = _loading.Saves ? Save(_loading.Run, _loading.Tick, replies) : default;
        return GridStep.Answer(_reply);
    }

    private ReadOnlyMemory<byte> Save(ulong run, long tick, ReadOnlySpan<MemberReply> replies)
    {
        var saved = new GridObject { Run = run, Tick = tick, Zone = Id, State = _writer.WrittenMemory };
        foreach (MemberReply reply in replies)
            saved.Members.Add(reply.State);
        saved.Curve = _reply.Curve;
        return saved.Write();
    }
}
