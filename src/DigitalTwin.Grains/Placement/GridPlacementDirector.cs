using DigitalTwin.Grains.Keys;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace DigitalTwin.Grains.Placement;

/// <summary>
/// Places a grain where its load says (the hint travels with the call), else where its grid is known to live, else where the grid's key
/// falls: the same silo for a grid and all its members, whoever calls.
/// </summary>
/// <param name="map">What this silo knows of where grids live.</param>
/// <param name="options">Whether members stay with their grid at all.</param>
public sealed class GridPlacementDirector(GridMap map, GridPlacementOptions options) : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        SiloAddress[] silos = context.GetCompatibleSilos(target);
        if (options.Scatters)
            return Task.FromResult(FallsTo(target.GrainIdentity.ToString(), silos));
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is SiloAddress wanted)
            return Task.FromResult(wanted);

        EntityKey grid = EntityKey.Parse(target.GrainIdentity.Key.ToString()!) with { Entity = "" };
        return Task.FromResult(map.Find(grid) is SiloAddress home && silos.Contains(home) ? home : FallsTo(grid.ToString(), silos));
    }

    private static SiloAddress FallsTo(string key, SiloAddress[] silos)
    {
        Array.Sort(silos);
        ulong hash = Digest.Of(System.Text.Encoding.UTF8.GetBytes(key)).Value;
        return silos[(int)(hash % (ulong)silos.Length)];
    }
}

/// <summary>Members live with their grid: <see cref="GridPlacementDirector"/> reads the grid from the key.</summary>
[Serializable, GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("twin.grid-placement")]
public sealed class GridPlacement : PlacementStrategy;

/// <summary>Marks a grain that is placed by <see cref="GridPlacementDirector"/>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GridPlacementAttribute() : PlacementAttribute(new GridPlacement());

/// <summary>How grains are placed.</summary>
public sealed class GridPlacementOptions
{
    /// <summary>Whether members are scattered over the silos instead of living with their grid: a test that placement does not
    /// show.</summary>
    public bool Scatters { get; set; }
}
