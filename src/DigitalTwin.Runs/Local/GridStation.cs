namespace DigitalTwin.Runs.Local;

/// <summary>A grid with its members in one place: makes the calls that the grid asks for.</summary>
/// <param name="factory">Makes the grid and its members.</param>
/// <param name="index">Index of the grid in the world's order of zones.</param>
/// <param name="encodes">Whether every member call is encoded and decoded on its way, so that a shared reference can hide nothing.</param>
public sealed class GridStation(ParticipantFactory factory, int index, bool encodes = false)
{
    private readonly SortedDictionary<string, Member> _members = new(StringComparer.Ordinal);
    private Member[] _seats = [];
    private MemberReply[] _replies = [];
    private int _busy;

    /// <summary>The grid.</summary>
    public Grid Grid { get; } = factory.CreateGrid(index);

    /// <summary>The members at present, in the grid's order.</summary>
    public IReadOnlyList<Member> Members => Seats();

    /// <summary>Carries one call to the grid and all calls that follow from it.</summary>
    /// <exception cref="CallCycleException">The grid is in a call already.</exception>
    public GridReply Call(in GridRequest request)
    {
        Enter();
        try
        {
            return Follow(Grid.Handle(request));
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    /// <summary>Carries a state to the grid and its members.</summary>
    /// <exception cref="CallCycleException">The grid is in a call already.</exception>
    public GridReply Load(in GridLoad load)
    {
        Enter();
        try
        {
            return Follow(Grid.Load(load));
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private void Enter()
    {
        if (Interlocked.Exchange(ref _busy, 1) != 0)
            throw new CallCycleException(Grid.Id);
    }

    private GridReply Follow(GridStep step)
    {
        while (step.Reply is null)
            step = Grid.Resume(step.Calls.IsEmpty ? LoadMembers(step.Loads.Span) : CallMembers(step.Calls.Span));
        return step.Reply;
    }

    private ReadOnlySpan<MemberReply> LoadMembers(ReadOnlySpan<MemberLoad> loads)
    {
        var replies = new MemberReply[loads.Length];
        for (int i = 0; i < loads.Length; i++)
        {
            string id = loads[i].Member;
            if (!_members.TryGetValue(id, out Member? member))
                _members.Add(id, member = factory.CreateMember(id, loads[i].Birth));
            replies[i] = encodes ? LoadEncoded(member, loads[i]) : member.Load(loads[i].ForMember);
        }

        _seats = [];
        return replies;
    }

    private ReadOnlySpan<MemberReply> CallMembers(ReadOnlySpan<MemberRequest> calls)
    {
        Member[] seats = Seats();
        for (int i = 0; i < calls.Length; i++)
            _replies[i] = encodes ? CallEncoded(seats[i], calls[i]) : seats[i].Handle(calls[i]);
        return _replies.AsSpan(0, calls.Length);
    }

    /// <summary>The members in the order of calls; found anew when somebody has joined or left.</summary>
    private Member[] Seats()
    {
        if (_seats.Length == Grid.Members.Length)
            return _seats;
        _seats = [.. Grid.Members.Select(member => _members[member.Id])];
        Array.Resize(ref _replies, Math.Max(_seats.Length, _replies.Length));
        return _seats;
    }

    private static MemberReply CallEncoded(Member member, in MemberRequest call)
    {
        MemberRequest arrived = StateBytes.Decode<MemberRequest>(StateBytes.Encode(call));
        return StateBytes.Decode<MemberReply>(StateBytes.Encode(member.Handle(arrived)));
    }

    private static MemberReply LoadEncoded(Member member, in MemberLoad load)
    {
        MemberLoad arrived = StateBytes.Decode<MemberLoad>(StateBytes.Encode(load));
        return StateBytes.Decode<MemberReply>(StateBytes.Encode(member.Load(arrived.ForMember)));
    }
}
