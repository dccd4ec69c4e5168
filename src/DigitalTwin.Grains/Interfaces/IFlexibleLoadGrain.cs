using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>The grain of a flexible load. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.FlexibleLoadGrain)]
public interface IFlexibleLoadGrain : IMemberGrain;
