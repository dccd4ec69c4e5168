using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Engine.Local;

/// <summary>A grid with its members in one place: makes the calls that the grid asks for.</summary>
/// <param name="grid">The grid.</param>
/// <param name="members">Its members, in the grid's order.</param>
/// <param name="encodes">Whether every member call is encoded and decoded on its way, so that a shared reference can hide nothing.</param>
public sealed class GridStation(Grid grid, Member[] members, bool encodes = false)
{
    private readonly MemberReply[] _replies = new MemberReply[members.Length];
    private int _busy;

    /// <summary>The grid.</summary>
    public Grid Grid => grid;

    /// <summary>The members, in the grid's order.</summary>
    public IReadOnlyList<Member> Members => members;

    /// <summary>Carries one call to the grid and all calls that follow from it.</summary>
    /// <exception cref="CallCycleException">The grid is in a call already.</exception>
    public GridReply Call(in GridRequest request)
    {
        if (Interlocked.Exchange(ref _busy, 1) != 0)
            throw new CallCycleException(grid.Id);
        try
        {
            GridStep step = grid.Handle(request);
            while (step.Reply is null)
                step = grid.Resume(CallMembers(step.Calls.Span));
            return step.Reply;
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private MemberReply[] CallMembers(ReadOnlySpan<MemberRequest> calls)
    {
        for (int i = 0; i < members.Length; i++)
            _replies[i] = encodes ? CallEncoded(members[i], calls[i]) : members[i].Handle(calls[i]);
        return _replies;
    }

    private static MemberReply CallEncoded(Member member, in MemberRequest call)
    {
        MemberRequest arrived = MemberWire.DecodeRequest(MemberWire.Encode(call));
        return MemberWire.DecodeReply(MemberWire.Encode(member.Handle(arrived)));
    }
}
