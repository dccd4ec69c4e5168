using System.Collections.Concurrent;
using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Grains.Worlds;

namespace DigitalTwin.Grains.Members;

/// <summary>
/// The shell round a member: the only holder of its state. It loads nothing by itself; before a load it answers a gap. A grid on the same
/// silo calls it in its own turn (<see cref="MemberProxy"/>), beside the turns of this activation: a lock holds whatever touches the state,
/// a load, a call and the activation's end.
/// </summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
[GridPlacement, KeepAlive]
public abstract class MemberGrain(WorldCache worlds, PlacementHint placement, LocalActivations neighbours) : Grain, IMemberGrain
{
    private readonly Lock _lock = new();
    private Member? _member;
    private bool _ended;
    private CallId _loaded;

    /// <summary>The load that it took last.</summary>
    internal CallId Loaded
    {
        get
        {
            lock (_lock)
                return _loaded;
        }
    }

    /// <inheritdoc/>
    public Task<MemberAnswer> Handle(MemberCall call) => Task.FromResult(new MemberAnswer(Take(call.Request)));

    /// <inheritdoc/>
    public async Task<MemberAnswer> Load(MemberOrder order)
    {
        placement.Insist(this);
        RunWorld world = await worlds.Of(order.Spec);
        lock (_lock)
        {
            if (_ended)
                return new MemberAnswer(MemberReply.Refused(order.Load.ForMember.Call, ReplyStatus.Gap));
            _member ??= world.Factory.CreateMember(order.Load.Member, order.Load.Birth);
            MemberReply reply = _member.Load(order.Load.ForMember);
            _loaded = order.Load.ForMember.Call;
            neighbours.Add(this);
            return new MemberAnswer(reply);
        }
    }

    /// <inheritdoc/>
    public Task Leave()
    {
        placement.Leave(this);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            neighbours.Remove(this);
            (_member, _ended) = (null, true); // what still comes is answered a gap
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes a call, from whatever turn.</summary>
    internal MemberReply Take(in MemberRequest request)
    {
        lock (_lock)
            return _member?.Handle(request) ?? MemberReply.Refused(request.Call, ReplyStatus.Gap);
    }
}

/// <summary>The shell round a <see cref="Model.Power.PowerPlant"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
public sealed class PowerPlantGrain(WorldCache worlds, PlacementHint placement, LocalActivations neighbours)
    : MemberGrain(worlds, placement, neighbours), IPowerPlantGrain;

/// <summary>The shell round a <see cref="Model.Datacenters.Datacenter"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
public sealed class DatacenterGrain(WorldCache worlds, PlacementHint placement, LocalActivations neighbours)
    : MemberGrain(worlds, placement, neighbours), IDatacenterGrain;

/// <summary>The shell round a <see cref="Model.Datacenters.FlexibleLoad"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
public sealed class FlexibleLoadGrain(WorldCache worlds, PlacementHint placement, LocalActivations neighbours)
    : MemberGrain(worlds, placement, neighbours), IFlexibleLoadGrain;

/// <summary>The shell round a <see cref="Model.Chips.ChipFab"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
public sealed class ChipFabGrain(WorldCache worlds, PlacementHint placement, LocalActivations neighbours)
    : MemberGrain(worlds, placement, neighbours), IChipFabGrain;

/// <summary>The shell round a <see cref="Model.Investment.Operator"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
public sealed class OperatorGrain(WorldCache worlds, PlacementHint placement, LocalActivations neighbours)
    : MemberGrain(worlds, placement, neighbours), IOperatorGrain;

/// <summary>The shell round a <see cref="Model.Investment.Country"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
public sealed class CountryGrain(WorldCache worlds, PlacementHint placement, LocalActivations neighbours)
    : MemberGrain(worlds, placement, neighbours), ICountryGrain;

/// <summary>The shell round a <see cref="Model.Investment.Supplier"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
public sealed class SupplierGrain(WorldCache worlds, PlacementHint placement, LocalActivations neighbours)
    : MemberGrain(worlds, placement, neighbours), ISupplierGrain;

/// <summary>The members that live on this silo, so that a grid beside them can call them: see <see cref="MemberProxy"/>.</summary>
public sealed class LocalActivations
{
    private readonly ConcurrentDictionary<GrainId, MemberGrain> _members = new();

    /// <summary>The activation of a member on this silo that has taken a load; null if there is none.</summary>
    internal MemberGrain? Find(GrainId member) => _members.GetValueOrDefault(member);

    /// <summary>Notes that a member has taken a load.</summary>
    internal void Add(MemberGrain member) => _members[member.GrainContext.GrainId] = member;

    /// <summary>Forgets a member whose activation ends.</summary>
    internal void Remove(MemberGrain member) => _members.TryRemove(new(member.GrainContext.GrainId, member));
}
