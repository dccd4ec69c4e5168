namespace DigitalTwin.Viewer.Runs;

/// <summary>What a run is doing.</summary>
public enum LiveRunState
{
    /// <summary>No process runs it; it can be read and resumed.</summary>
    Standing,

    /// <summary>Another process runs it.</summary>
    Elsewhere,

    /// <summary>It is being opened: state is loaded, logged ticks are recomputed.</summary>
    Opening,

    /// <summary>It ticks.</summary>
    Playing,

    /// <summary>It is held.</summary>
    Paused,

    /// <summary>It has reached the ticks asked for; it can go further.</summary>
    Finished,

    /// <summary>It cannot go on.</summary>
    Failed,
}
