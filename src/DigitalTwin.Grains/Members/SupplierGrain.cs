using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Worlds;

namespace DigitalTwin.Grains.Members;

/// <summary>The shell round a <see cref="Model.Investment.Supplier"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="placement">Where it lives.</param>
/// <param name="neighbours">The members on this silo.</param>
public sealed class SupplierGrain(WorldCache worlds, PlacementHint placement, LocalActivations neighbours)
    : MemberGrain(worlds, placement, neighbours), ISupplierGrain;
