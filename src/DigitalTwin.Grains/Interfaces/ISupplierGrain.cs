using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>The grain of the equipment suppliers of a good of which there is only so much. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.SupplierGrain)]
public interface ISupplierGrain : IMemberGrain;
