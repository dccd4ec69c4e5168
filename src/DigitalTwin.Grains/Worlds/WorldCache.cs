using System.Collections.Concurrent;
using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Worlds;

/// <summary>The worlds of a silo: each is loaded once, off the grain scheduler, and shared by all participants of its runs.</summary>
/// <param name="source">Where worlds come from.</param>
public sealed class WorldCache(IWorldSource source)
{
    private readonly ConcurrentDictionary<RunSpec, Lazy<Task<RunWorld>>> _worlds = new();

    /// <summary>The world of a run.</summary>
    /// <exception cref="WorldMismatchException">The silo does not have it, or has another content under its name.</exception>
    public async Task<RunWorld> Of(RunSpec spec)
    {
        Lazy<Task<RunWorld>> world = _worlds.GetOrAdd(spec, Prepare);
        try
        {
            return await world.Value;
        }
        catch (WorldMismatchException)
        {
            _worlds.TryRemove(KeyValuePair.Create(spec, world)); // the library may be fixed
            throw;
        }
    }

    private Lazy<Task<RunWorld>> Prepare(RunSpec spec) => new(() => Task.Run(() => new RunWorld(source.Load(spec), spec.Seed)));
}
