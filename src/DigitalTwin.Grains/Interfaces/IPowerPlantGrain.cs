using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>The grain of a power plant. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.PowerPlantGrain)]
public interface IPowerPlantGrain : IMemberGrain;
