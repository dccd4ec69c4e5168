using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>The grain of a datacenter. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.DatacenterGrain)]
public interface IDatacenterGrain : IMemberGrain;
