namespace DigitalTwin.Viewer.Documents;

/// <summary>How far a run is to go. With neither field it goes until it is held.</summary>
public sealed record Advance
{
    /// <summary>Ticks from the current one, 1 to 1,000,000.</summary>
    public long? Ticks { get; init; }

    /// <summary>Ticks counted from the run's beginning.</summary>
    public long? To { get; init; }
}
