using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Worlds;

/// <summary>Where a silo finds the worlds of runs.</summary>
public interface IWorldSource
{
    /// <summary>Loads a world.</summary>
    /// <exception cref="WorldMismatchException">The silo does not have it, or has another content under its name.</exception>
    LoadedWorld Load(RunSpec spec);
}
