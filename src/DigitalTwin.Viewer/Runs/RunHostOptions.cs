namespace DigitalTwin.Viewer.Runs;

/// <summary>How a host works.</summary>
public sealed record RunHostOptions
{
    /// <summary>Folder of the runs.</summary>
    public required string Folder { get; init; }

    /// <summary>Threads that settle grids side by side.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Runs that may be active at once.</summary>
    public int MostLive { get; init; } = 4;

    /// <summary>Subscribers that a run takes.</summary>
    public int MostSubscribers { get; init; } = 256;
}
