using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Worlds;

namespace DigitalTwin.Grains.Members;

/// <summary>The shell round a <see cref="Model.Investment.Country"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="place">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
public sealed class CountryGrain(WorldCache worlds, Place place, LocalActivations neighbours)
    : MemberGrain(worlds, place, neighbours), ICountryGrain;
