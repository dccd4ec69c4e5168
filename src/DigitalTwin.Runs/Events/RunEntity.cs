namespace DigitalTwin.Runs.Events;

/// <summary>An entity of a run, as far as events care.</summary>
/// <param name="Id">Identifier by which events name it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Zone">Zone that it belongs to; empty for those that belong to none.</param>
public sealed record RunEntity(string Id, EntityKind Kind, string Zone)
{
    /// <summary>First tick in which it takes part.</summary>
    public long JoinsAt { get; init; }

    /// <summary>First tick in which it no longer does; null while nobody has retired it.</summary>
    public long? LeavesAt { get; init; }
}
