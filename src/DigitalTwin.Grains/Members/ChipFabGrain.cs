using DigitalTwin.Contracts;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Worlds;

namespace DigitalTwin.Grains.Members;

/// <summary>The shell round a <see cref="Protocol.Members.ChipFab"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="place">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
public sealed class ChipFabGrain(WorldShelf worlds, Place place, Neighbours neighbours)
    : MemberGrain(worlds, place, neighbours), IChipFabGrain;
