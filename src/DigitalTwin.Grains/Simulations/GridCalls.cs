using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Keys;
using DigitalTwin.Grains.Telemetry;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Grains.Worlds;
using Orleans.Runtime.Placement;

namespace DigitalTwin.Grains.Simulations;

/// <summary>The grids and the coupling of a run as grains: one call a grid a tick, whatever the number of its members.</summary>
internal sealed class GridCalls
{
    private readonly RunSpec _spec;
    private readonly IGridGrain[] _grids;
    private readonly ICouplingGrain _coupling;
    private readonly SemaphoreSlim? _turns;

    /// <summary>Makes references to them.</summary>
    /// <param name="grains">Makes references to grains.</param>
    /// <param name="run">Key of the run.</param>
    /// <param name="world">Its world.</param>
    /// <param name="spec">What it is made from.</param>
    /// <param name="most">Grids that are called at once; where there are as many processors, they are the limit.</param>
    public GridCalls(IGrainFactory grains, EntityKey run, RunWorld world, RunSpec spec, int most)
    {
        _spec = spec;
        _turns = most < Environment.ProcessorCount ? new SemaphoreSlim(most) : null;
        _grids = [.. world.Factory.Zones.Select(zone => grains.GetGrain<IGridGrain>(run.OfGrid(zone).ToString()))];
        _coupling = grains.GetGrain<ICouplingGrain>(run.ToString());
    }

    /// <summary>Carries a state to a grid that is to live on a silo.</summary>
    public async Task<GridReply> Load(int grid, GridLoad load, SiloAddress home)
    {
        // The hint travels with the call and with those that the grid makes in its course: its members come to life beside it.
        RequestContext.Set(IPlacementDirector.PlacementHintKey, home);
        var order = new GridOrder(_spec, StateBytes.Encode(load));
        return (await _grids[grid].Load(order)).Reply;
    }

    /// <summary>Carries a call to a grid.</summary>
    public async Task<GridReply> Call(int grid, GridRequest request)
    {
        await (_turns?.WaitAsync() ?? Task.CompletedTask);
        long began = TwinTelemetry.Begin();
        try
        {
            return (await _grids[grid].Handle(new GridCall(request))).Reply;
        }
        finally
        {
            TwinTelemetry.GridAnswered(began);
            _turns?.Release();
        }
    }

    /// <summary>Carries a state to the coupling, which is to live beside its coordinator.</summary>
    public async Task<ClearReply> Load(CouplingLoad load, SiloAddress home)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, home);
        (ulong run, int epoch, long tick, ReadOnlyMemory<byte> checkpoint, bool saves) = load;
        return (await _coupling.Load(new CouplingOrder(_spec, run, epoch, tick, checkpoint, saves))).Reply;
    }

    /// <summary>Carries a call to the coupling.</summary>
    public async Task<ClearReply> Call(ClearRequest request) => (await _coupling.Clear(new ClearCall(request))).Reply;

    /// <summary>Ends the activations of all, so that they can come to life elsewhere.</summary>
    public Task Leave() => Task.WhenAll([_coupling.Leave(), .. _grids.Select(grid => grid.Leave())]);
}
