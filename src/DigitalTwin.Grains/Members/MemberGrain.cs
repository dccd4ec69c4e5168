using DigitalTwin.Contracts;
using DigitalTwin.Contracts.Wire;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Worlds;
using DigitalTwin.Protocol.Identity;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Grains.Members;

/// <summary>The shell round a member: the only holder of its state. It loads nothing by itself; before a load it answers a gap.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="place">Where it lives.</param>
[GridPlacement, KeepAlive]
public abstract class MemberGrain(WorldShelf worlds, Place place) : Grain, IMemberGrain
{
    private Member? _member;
    private MemberReply? _last;
    private Task<MemberAnswer>? _answer;

    /// <inheritdoc/>
    public Task<MemberAnswer> Handle(MemberCall call)
    {
        MemberReply reply = _member?.Handle(call.Request) ?? MemberReply.Refused(call.Request.Call, ReplyStatus.Gap);
        if (_answer is not null && ReferenceEquals(reply, _last))
            return _answer; // a member answers in one place, call after call
        _last = reply;
        return _answer = Task.FromResult(new MemberAnswer(reply));
    }

    /// <inheritdoc/>
    public async Task<MemberAnswer> Load(MemberOrder order)
    {
        place.Insist(this);
        _member ??= (await worlds.Of(order.Spec)).Factory.CreateMember(order.Load.Member, order.Load.Birth);
        return new MemberAnswer(_member.Load(order.Load));
    }

    /// <inheritdoc/>
    public Task Leave()
    {
        place.Leave(this);
        return Task.CompletedTask;
    }
}
