using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Keys;
using DigitalTwin.Grains.Members;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Grains.Worlds;

namespace DigitalTwin.Grains.Grids;

/// <summary>
/// The shell round a grid: the only holder of its state, and the only one that calls its members. It loads nothing by itself; before a
/// load it answers a gap.
/// </summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
/// <param name="map">What the silo knows of where grids live.</param>
/// <param name="neighbours">The members on this silo.</param>
[GridPlacement, KeepAlive]
public sealed class GridGrain(WorldCache worlds, PlacementHint placement, GridMap map, LocalActivations neighbours) : Grain, IGridGrain
{
    private EntityKey _key;
    private Grid? _grid;
    private MemberProxies? _seats;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = EntityKey.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<GridAnswer> Handle(GridCall call) => new(_grid is null
        ? GridReply.Refused(call.Request.Call, ReplyStatus.Gap)
        : await Follow(_grid, _grid.Handle(call.Request)));

    /// <inheritdoc/>
    public async Task<GridAnswer> Load(GridOrder order)
    {
        if (_seats is not null)
            await _seats.Follow(placement);
        placement.Insist(this);
        GridLoad load = StateBytes.Decode<GridLoad>(order.Frame);
        map.Settle(_key, load.Epoch, placement.Here);
        RunWorld world = await worlds.Of(order.Spec);
        _grid ??= world.Factory.CreateGrid(world.IndexOf(_key.Grid));
        _seats ??= new MemberProxies(GrainFactory, neighbours, world, order.Spec, _key);
        return new GridAnswer(await Follow(_grid, _grid.Load(load)));
    }

    /// <inheritdoc/>
    public async Task Leave()
    {
        placement.Leave(this);
        await (_seats?.Leave() ?? Task.CompletedTask);
    }

    /// <summary>Carries the calls that the grid asks for.</summary>
    private async Task<GridReply> Follow(Grid grid, GridStep step)
    {
        while (step.Reply is null)
            step = grid.Resume((step.Calls.IsEmpty ? await _seats!.Load(step.Loads) : await _seats!.Call(grid, step.Calls)).Span);
        return step.Reply;
    }
}
