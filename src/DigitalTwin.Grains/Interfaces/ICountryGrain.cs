using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>The grain of a country. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.CountryGrain)]
public interface ICountryGrain : IMemberGrain;
