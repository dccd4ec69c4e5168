using DigitalTwin.Contracts.Wire;

namespace DigitalTwin.Contracts;

/// <summary>The grain of a power plant. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.PowerPlantGrain)]
public interface IPowerPlantGrain : IMemberGrain;
