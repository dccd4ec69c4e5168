namespace DigitalTwin.Protocol.Grids;

/// <content>Members that join and leave, and events that reach the grid itself.</content>
public sealed partial class Grid
{
    /// <summary>Those who join with this call take their place and, before anything is asked of them, their first state.</summary>
    private List<MemberLoad> Births()
    {
        var loads = new List<MemberLoad>();
        foreach (ref readonly Message message in _request.Inbox.Span)
        {
            if (message.To != Id || message.Payload is not BirthPayload payload)
                continue;
            _roster.Join(payload.Birth);
            (ulong run, int epoch, long tick, _) = _request.Call;
            loads.Add(new MemberLoad(run, epoch, tick - 1, payload.Birth.Id, payload.Birth, default, Saves: false));
        }

        if (loads.Count > 0)
            FollowRoster();
        return loads;
    }

    /// <summary>Events are taken after the last tick was settled and before the next is offered for.</summary>
    private void TakeEvents()
    {
        long tick = _request.Call.Tick;
        _impositions.Expire(tick);
        foreach (ref readonly Message message in _request.Inbox.Span)
        {
            if (message.To != Id || message.Payload is not EventPayload payload)
                continue;
            if (payload.Imposition.Kind is not (EffectKind.DemandShock or EffectKind.Policy))
                throw new InvalidOperationException($"{Id} takes no event of kind {payload.Imposition.Kind} (from {message.From}).");
            _impositions.Add(payload.Imposition);
        }
    }

    /// <summary>Those who retire leave; the others' replies keep the order of the roster.</summary>
    private ReadOnlySpan<MemberReply> Dismiss(ReadOnlySpan<MemberReply> replies)
    {
        List<MemberReply>? staying = null;
        for (int i = 0; i < replies.Length; i++)
        {
            bool leaves = Retires(_roster.Members[i].Id);
            if (leaves && staying is null)
                staying = [.. replies[..i]];
            else if (!leaves)
                staying?.Add(replies[i]);
        }

        if (staying is null)
            return replies;
        foreach (ref readonly Message message in _request.Inbox.Span)
        {
            if (message.To == Id && message.Payload is RetirementPayload payload)
                _roster.Leave(payload.Member);
        }

        FollowRoster();
        return staying.ToArray();
    }

    private bool Retires(string member)
    {
        foreach (ref readonly Message message in _request.Inbox.Span)
        {
            if (message.To == Id && message.Payload is RetirementPayload payload && payload.Member == member)
                return true;
        }

        return false;
    }

    private bool IsNewborn(string member)
    {
        foreach (ref readonly Message message in _request.Inbox.Span)
        {
            if (message.To == Id && message.Payload is BirthPayload payload && payload.Birth.Id == member)
                return true;
        }

        return false;
    }

    private int OwnMessages()
    {
        int count = 0;
        foreach (ref readonly Message message in _request.Inbox.Span)
        {
            if (message.To == Id)
                count++;
        }

        return count;
    }

    /// <summary>Buffers and figures that depend on who the members are.</summary>
    private void FollowRoster()
    {
        int count = _roster.Members.Length;
        Array.Resize(ref _calls, Math.Max(count, _calls.Length));
        Array.Resize(ref _plans, Math.Max(count, _plans.Length));
        _largestUnitMw = 0;
        foreach (GridMember member in _roster.Members)
            _largestUnitMw = Math.Max(_largestUnitMw, member.UnitMw);
    }
}
