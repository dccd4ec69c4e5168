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
        catch (Exception)
        {
            _worlds.TryRemove(KeyValuePair.Create(spec, world)); // the library may be fixed
            throw;
        }
    }

    /// <summary>Forgets the world of a run that has ended.</summary>
    public void Forget(RunSpec spec) => _worlds.TryRemove(spec, out _);

    private Lazy<Task<RunWorld>> Prepare(RunSpec spec) => new(() => Task.Run(() => new RunWorld(source.Load(spec), spec.Seed)));
}

/// <summary>A world as a silo's library has it.</summary>
/// <param name="World">The world.</param>
/// <param name="Assumptions">How its inputs are known.</param>
public sealed record LoadedWorld(WorldSpec World, AssumptionSummary Assumptions);

/// <summary>Where a silo finds the worlds of runs.</summary>
public interface IWorldSource
{
    /// <summary>Loads a world.</summary>
    /// <exception cref="WorldMismatchException">The silo does not have it, or has another content under its name.</exception>
    LoadedWorld Load(RunSpec spec);
}

/// <summary>A silo cannot make participants of a run, because its scenario library has not the world that the run began with.</summary>
[GenerateSerializer, Alias("twin.world-mismatch")]
public sealed class WorldMismatchException(string message) : Exception(message);
