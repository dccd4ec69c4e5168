using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>The grain of a chip fab. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.ChipFabGrain)]
public interface IChipFabGrain : IMemberGrain;
