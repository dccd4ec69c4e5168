using DigitalTwin.Contracts.Wire;

namespace DigitalTwin.Contracts;

/// <summary>The grain of a datacenter. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.DatacenterGrain)]
public interface IDatacenterGrain : IMemberGrain;
