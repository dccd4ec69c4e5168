namespace DigitalTwin.Protocol.Coordination;

/// <summary>How a coordinator works; none of it changes a bit of the run.</summary>
public sealed record CoordinatorOptions
{
    /// <summary>Ticks between checkpoints, at least 1; null for none.</summary>
    public int? CheckpointEvery
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least 1.");
    } = 24;

    /// <summary>
    /// Whether ticks that the log holds may be recomputed. Another build than the one that made them may not: it goes on from a
    /// checkpoint that nothing follows, or not at all.
    /// </summary>
    public bool MayReplay { get; init; } = true;

    /// <summary>Committed ticks that may wait for the log before the next is cleared, at least 1.</summary>
    public int MostUnlogged
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least 1.");
    } = 256;
}
