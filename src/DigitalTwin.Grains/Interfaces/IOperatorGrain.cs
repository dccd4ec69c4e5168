using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>The grain of a operator of datacenters. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.OperatorGrain)]
public interface IOperatorGrain : IMemberGrain;
