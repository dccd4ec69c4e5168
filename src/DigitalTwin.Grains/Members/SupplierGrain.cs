using DigitalTwin.Contracts;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Worlds;

namespace DigitalTwin.Grains.Members;

/// <summary>The shell round a <see cref="Protocol.Members.Supplier"/>.</summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="place">Where it lives.</param>
public sealed class SupplierGrain(WorldShelf worlds, Place place) : MemberGrain(worlds, place), ISupplierGrain;
