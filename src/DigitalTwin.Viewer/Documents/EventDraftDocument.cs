namespace DigitalTwin.Viewer.Documents;

/// <summary>An event to be injected; docs/reference/events.md describes every field. A list of them is taken too.</summary>
public sealed record EventDraftDocument
{
    /// <summary>Chosen by whoever injects: the same again is the same event.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of event.</summary>
    public required string Kind { get; init; }

    /// <summary>What it reaches.</summary>
    public required string Target { get; init; }

    /// <summary>How much, in the unit of the kind.</summary>
    public double? Value { get; init; }

    /// <summary>Hours that it holds; left out: for good.</summary>
    public long? DurationHours { get; init; }

    /// <summary>Hour in which it takes effect, UTC; left out: the first that can still be changed.</summary>
    public string? At { get; init; }

    /// <summary>The same as a tick.</summary>
    public long? AtTick { get; init; }

    /// <summary>Fuel that it is about.</summary>
    public string? Fuel { get; init; }

    /// <summary>Policy that it sets.</summary>
    public string? Policy { get; init; }

    /// <summary>Metric that was measured.</summary>
    public string? Metric { get; init; }

    /// <summary>Remark for readers.</summary>
    public string? Note { get; init; }
}
