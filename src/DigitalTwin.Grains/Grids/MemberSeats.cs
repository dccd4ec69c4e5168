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
    private Task<MemberAnswer>[] _answers = [];
    private MemberReply[] _replies = [];

    /// <summary>Makes one call a member, in the grid's order. What is returned holds until the next call.</summary>
    public async Task<ReadOnlyMemory<MemberReply>> Call(Grid asked, ReadOnlyMemory<MemberRequest> calls)
    {
        Seat(asked.Members);
        for (int i = 0; i < calls.Length; i++)
            _answers[i] = _seats[i].Handle(new MemberCall(calls.Span[i]));
        try
        {
            await Task.WhenAll(_answers.AsSpan(0, calls.Length));
        }
        catch (Exception e) when (CallOutcome.IsUnknown(e))
        {
            await AskAgain(calls);
        }

        for (int i = 0; i < calls.Length; i++)
            _replies[i] = (await _answers[i]).Reply;
        return _replies.AsMemory(0, calls.Length);
    }

    /// <summary>Gives members their states.</summary>
    public async Task<ReadOnlyMemory<MemberReply>> Load(ReadOnlyMemory<MemberLoad> loads)
    {
        var answers = new Task<MemberAnswer>[loads.Length];
        for (int i = 0; i < answers.Length; i++)
        {
            MemberLoad load = loads.Span[i];
            IMemberGrain member = _known[load.Member] = world.MemberOf(grains, grid, load.Member, load.Birth);
            answers[i] = Asking.Again((Member: member, Order: new MemberOrder(spec, load)), static s => s.Member.Load(s.Order));
        }

        return Array.ConvertAll(await Task.WhenAll(answers), answer => answer.Reply);
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
        Array.Resize(ref _answers, Math.Max(_seats.Length, _answers.Length));
        Array.Resize(ref _replies, Math.Max(_seats.Length, _replies.Length));
    }

    /// <summary>Makes those calls again whose outcome is unknown, with the same identity.</summary>
    private async Task AskAgain(ReadOnlyMemory<MemberRequest> calls)
    {
        for (int i = 0; i < calls.Length; i++)
        {
            if (_answers[i].IsCompletedSuccessfully)
                continue;
            _answers[i] = Asking.Again(
                (Member: _seats[i], Call: new MemberCall(calls.Span[i])), static s => s.Member.Handle(s.Call));
            await _answers[i];
        }
    }
}
