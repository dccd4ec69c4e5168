namespace DigitalTwin.Viewer.Documents;

/// <summary>How fast a run ticks.</summary>
public sealed record Speed
{
    /// <summary>Ticks a second at most, above 0 up to 100,000; null for as fast as it goes.</summary>
    public double? TicksPerSecond { get; init; }
}
