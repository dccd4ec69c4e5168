namespace DigitalTwin.Grains.Placement;

/// <summary>Members live with their grid: <see cref="GridPlacementDirector"/> reads the grid from the key.</summary>
[Serializable, GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("twin.grid-placement")]
public sealed class GridPlacement : PlacementStrategy;
