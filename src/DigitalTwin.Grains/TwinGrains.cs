using DigitalTwin.Grains.Members;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Simulations;
using DigitalTwin.Grains.Worlds;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace DigitalTwin.Grains;

/// <summary>What the twin's grains need of the silo that they live on.</summary>
public static class TwinGrains
{
    /// <summary>Adds it to a silo.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="worlds">Where worlds come from.</param>
    /// <param name="cabinet">Where runs are kept.</param>
    /// <param name="placement">How grains are placed.</param>
    /// <param name="simulations">How coordinators work.</param>
    public static ISiloBuilder AddTwin(
        this ISiloBuilder silo,
        IWorldSource worlds,
        IRunRegistry cabinet,
        GridPlacementOptions placement,
        CoordinatorGrainOptions simulations)
    {
        silo.Services
            .AddSingleton(worlds)
            .AddSingleton(cabinet)
            .AddSingleton(placement)
            .AddSingleton(simulations)
            .AddSingleton<PlacementHint>()
            .AddSingleton<CoordinatorHomes>()
            .AddSingleton<WorldCache>()
            .AddSingleton<GridMap>()
            .AddSingleton<LocalActivations>();
        return silo.AddPlacementDirector<GridPlacement, GridPlacementDirector>();
    }
}
