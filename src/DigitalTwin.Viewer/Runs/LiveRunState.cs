namespace DigitalTwin.Viewer.Runs;

/// <summary>What a run is doing.</summary>
public enum LiveRunState
{
    /// <summary>Nobody has it in hand; it can be read, and gone on with.</summary>
    Standing,

    /// <summary>Another process has it in hand.</summary>
    Elsewhere,

    /// <summary>It is being opened: state is loaded, logged ticks are computed again.</summary>
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
