namespace DigitalTwin.Grains.Placement;

/// <summary>How grains are placed.</summary>
public sealed class GridPlacementOptions
{
    /// <summary>Whether members are scattered over the silos instead of living with their grid: a test that placement does not
    /// show.</summary>
    public bool Scatters { get; set; }
}
