using DigitalTwin.Contracts.Wire;

namespace DigitalTwin.Contracts;

/// <summary>The grain of a chip fab. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.ChipFabGrain)]
public interface IChipFabGrain : IMemberGrain;
