using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Grains.Worlds;

namespace DigitalTwin.Grains.Markets;

/// <summary>The shell round the market coupling. Clearing takes milliseconds, so that it runs off the grain scheduler.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
[GridPlacement, KeepAlive]
public sealed class CouplingGrain(WorldCache worlds, PlacementHint placement) : Grain, ICouplingGrain
{
    private Coupling? _coupling;

    /// <inheritdoc/>
    public async Task<ClearAnswer> Clear(ClearCall call) => new(_coupling is Coupling coupling
        ? await Task.Run(() => coupling.Handle(call.Request))
        : new ClearReply(call.Request.Call, ReplyStatus.Gap, Digest.None, [], [], 0, default));

    /// <inheritdoc/>
    public async Task<ClearAnswer> Load(CouplingOrder order)
    {
        placement.Insist(this);
        _coupling ??= (await worlds.Of(order.Spec)).Factory.CreateCoupling();
        return new ClearAnswer(_coupling.Load(new CouplingLoad(order.Run, order.Epoch, order.Tick, order.Checkpoint, order.Saves)));
    }

    /// <inheritdoc/>
    public Task Leave()
    {
        placement.Leave(this);
        return Task.CompletedTask;
    }
}
