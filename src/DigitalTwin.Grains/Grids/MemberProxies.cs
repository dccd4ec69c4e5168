using DigitalTwin.Grains.Calls;
using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Keys;
using DigitalTwin.Grains.Members;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Grains.Worlds;

namespace DigitalTwin.Grains.Grids;

/// <summary>The members of a grid as grains: carries one round of calls to all of them at once.</summary>
/// <param name="grains">Makes references to grains.</param>
/// <param name="neighbours">The members on this silo.</param>
/// <param name="world">The run's world.</param>
/// <param name="spec">What members are made from.</param>
/// <param name="grid">Key of the grid.</param>
internal sealed class MemberProxies(IGrainFactory grains, LocalActivations neighbours, RunWorld world, RunSpec spec, EntityKey grid)
{
    private readonly SortedDictionary<string, MemberProxy> _known = new(StringComparer.Ordinal);
    private ImmutableArray<GridMember> _order;
    private MemberProxy[] _seats = [];
    private int _near;
    private Task<MemberAnswer>?[] _answers = [];
    private MemberReply[] _replies = [];

    /// <summary>Makes one call a member, in the grid's order. What is returned holds until the next call.</summary>
    public async Task<ReadOnlyMemory<MemberReply>> Call(Grid asked, ReadOnlyMemory<MemberRequest> calls)
    {
        Seat(asked.Members);
        if (_near < calls.Length)
            CallFarOnes(calls.Span); // under way while those beside are called
        CallNearOnes(calls.Span);
        if (_near < calls.Length)
            await AwaitFarOnes(calls);
        return _replies.AsMemory(0, calls.Length);
    }

    /// <summary>Gives members their states.</summary>
    public async Task<ReadOnlyMemory<MemberReply>> Load(ReadOnlyMemory<MemberLoad> loads)
    {
        var answers = new Task<MemberAnswer>[loads.Length];
        for (int i = 0; i < answers.Length; i++)
        {
            MemberLoad load = loads.Span[i];
            IMemberGrain member = world.MemberOf(grains, grid, load.Member, load.Birth);
            _known[load.Member] = new MemberProxy(member);
            answers[i] = Asking.WithRetry((Member: member, Order: new MemberOrder(spec, load)), static s => s.Member.Load(s.Order));
        }

        MemberReply[] replies = Array.ConvertAll(await Task.WhenAll(answers), answer => answer.Reply);
        foreach (MemberLoad load in loads.Span)
            _known[load.Member].Look(neighbours, load.ForMember.Call);
        _order = default;
        return replies;
    }

    /// <summary>Ends the activations of all members when their grid is wanted elsewhere.</summary>
    public Task Follow(PlacementHint placement) => placement.IsElsewhere ? Leave() : Task.CompletedTask;

    /// <summary>Ends the activations of all members.</summary>
    public Task Leave() => Task.WhenAll(_known.Values.Select(seat => seat.Grain.Leave()));

    private void Seat(ImmutableArray<GridMember> members)
    {
        if (_order == members)
            return;
        _order = members;
        _seats = [.. members.Select(member => _known[member.Id])];
        _near = _seats.Count(seat => seat.IsNear);
        _answers = new Task<MemberAnswer>?[_seats.Length];
        _replies = new MemberReply[_seats.Length];
    }

    private void CallNearOnes(ReadOnlySpan<MemberRequest> calls)
    {
        for (int i = 0; i < calls.Length; i++)
        {
            if (_seats[i].IsNear)
                _replies[i] = _seats[i].Call(calls[i]);
        }
    }

    private void CallFarOnes(ReadOnlySpan<MemberRequest> calls)
    {
        for (int i = 0; i < calls.Length; i++)
        {
            if (!_seats[i].IsNear)
                _answers[i] = _seats[i].Grain.Handle(new MemberCall(calls[i]));
        }
    }

    /// <summary>Waits for members on other silos; calls whose outcome is unknown are made again, with the same identity.</summary>
    private async Task AwaitFarOnes(ReadOnlyMemory<MemberRequest> calls)
    {
        for (int i = 0; i < calls.Length; i++)
        {
            if (_answers[i] is not Task<MemberAnswer> answer)
                continue;
            try
            {
                _replies[i] = (await answer).Reply;
            }
            catch (Exception e) when (CallOutcome.IsUnknown(e))
            {
                answer = Asking.WithRetry(
                    (Member: _seats[i].Grain, Call: new MemberCall(calls.Span[i])), static s => s.Member.Handle(s.Call));
                _replies[i] = (await answer).Reply;
            }
        }
    }
}
