using Orleans.Placement;

namespace DigitalTwin.Grains.Placement;

/// <summary>Marks a grain that is placed by <see cref="GridPlacementDirector"/>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GridPlacementAttribute() : PlacementAttribute(new GridPlacement());
