using System.Collections.Concurrent;
using DigitalTwin.Grains.Keys;

namespace DigitalTwin.Grains.Placement;

/// <summary>
/// What a silo knows of where grids live. Written when a grid is loaded, at the barrier with which an epoch begins; an older epoch
/// changes nothing.
/// </summary>
public sealed class GridMap
{
    private readonly ConcurrentDictionary<EntityKey, Home> _homes = new();

    /// <summary>Notes where a grid lives from an epoch on.</summary>
    /// <param name="grid">Key of the grid.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="silo">The silo.</param>
    public void Settle(EntityKey grid, int epoch, SiloAddress silo) => _homes.AddOrUpdate(
        grid,
        static (_, home) => home,
        static (_, known, home) => home.Epoch >= known.Epoch ? home : known,
        new Home(epoch, silo));

    /// <summary>Where a grid lives; null if this silo does not know.</summary>
    public SiloAddress? Find(EntityKey grid) => _homes.TryGetValue(grid, out Home home) ? home.Silo : null;

    private readonly record struct Home(int Epoch, SiloAddress Silo);
}
