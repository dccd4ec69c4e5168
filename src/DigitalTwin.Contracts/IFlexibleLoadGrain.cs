using DigitalTwin.Contracts.Wire;

namespace DigitalTwin.Contracts;

/// <summary>The grain of a flexible load. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.FlexibleLoadGrain)]
public interface IFlexibleLoadGrain : IMemberGrain;
