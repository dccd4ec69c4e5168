using System.Collections.Immutable;
using DigitalTwin.Contracts;
using DigitalTwin.Contracts.Keys;
using DigitalTwin.Contracts.Wire;
using DigitalTwin.Grains.Calls;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Worlds;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Grains.Grids;

/// <summary>The members of a grid as grains: carries one round of calls to all of them at once.</summary>
/// <param name="grains">Makes references to grains.</param>
/// <param name="world">The run's world.</param>
/// <param name="spec">What members are made from.</param>
/// <param name="grid">Key of the grid.</param>
internal sealed class MemberSeats(IGrainFactory grains, RunWorld world, RunSpec spec, EntityKey grid)
{
    private readonly SortedDictionary<string, IMemberGrain> _known = new(StringComparer.Ordinal);
    private ImmutableArray<GridMember> _order;
    private IMemberGrain[] _seats = [];

    /// <summary>Makes one call a member, in the grid's order.</summary>
    public async Task<MemberReply[]> Call(Grid asked, ReadOnlyMemory<MemberRequest> calls)
    {
        Seat(asked.Members);
        var answers = new Task<MemberAnswer>[calls.Length];
        for (int i = 0; i < answers.Length; i++)
            answers[i] = Asking.Again((Member: _seats[i], Call: new MemberCall(calls.Span[i])), static s => s.Member.Handle(s.Call));
        return await All(answers);
    }

    /// <summary>Gives members their states.</summary>
    public Task<MemberReply[]> Load(ReadOnlyMemory<MemberLoad> loads)
    {
        var answers = new Task<MemberAnswer>[loads.Length];
        for (int i = 0; i < answers.Length; i++)
        {
            MemberLoad load = loads.Span[i];
            IMemberGrain member = _known[load.Member] = world.MemberOf(grains, grid, load.Member, load.Birth);
            answers[i] = Asking.Again((Member: member, Order: new MemberOrder(spec, load)), static s => s.Member.Load(s.Order));
        }

        return All(answers);
    }

    /// <summary>Ends the activations of all members when their grid is wanted elsewhere.</summary>
    public Task Follow(Place place) => place.IsElsewhere ? Leave() : Task.CompletedTask;

    /// <summary>Ends the activations of all members.</summary>
    public Task Leave() => Task.WhenAll(_known.Values.Select(member => member.Leave()));

    private void Seat(ImmutableArray<GridMember> members)
    {
        if (_order == members)
            return;
        _order = members;
        _seats = [.. members.Select(member => _known[member.Id])];
    }

    private static async Task<MemberReply[]> All(Task<MemberAnswer>[] answers)
    {
        var replies = new MemberReply[answers.Length];
        for (int i = 0; i < answers.Length; i++)
            replies[i] = (await answers[i]).Reply;
        return replies;
    }
}
