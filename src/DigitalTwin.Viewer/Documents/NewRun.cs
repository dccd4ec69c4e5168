namespace DigitalTwin.Viewer.Documents;

/// <summary>A run to be begun.</summary>
public sealed record NewRun
{
    /// <summary>Name of a scenario of the library.</summary>
    public required string Scenario { get; init; }

    /// <summary>Seed, a whole number as text; null for the scenario's.</summary>
    public string? Seed { get; init; }

    /// <summary>Name of the run: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; null for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it begins to tick at once.</summary>
    public bool Play { get; init; }

    /// <summary>Ticks a second, above 0 up to 100,000; null for as fast as it goes.</summary>
    public double? TicksPerSecond { get; init; }
}

/// <summary>How far a run is to go. With neither field it goes until it is held.</summary>
public sealed record Advance
{
    /// <summary>Ticks from the current one, 1 to 1,000,000.</summary>
    public long? Ticks { get; init; }

    /// <summary>Ticks counted from the run's beginning.</summary>
    public long? To { get; init; }
}

/// <summary>How fast a run ticks.</summary>
public sealed record Speed
{
    /// <summary>Ticks a second at most, above 0 up to 100,000; null for as fast as it goes.</summary>
    public double? TicksPerSecond { get; init; }
}
