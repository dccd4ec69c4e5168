using DigitalTwin.Contracts.Wire;

namespace DigitalTwin.Contracts;

/// <summary>The grain of a country. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.CountryGrain)]
public interface ICountryGrain : IMemberGrain;
