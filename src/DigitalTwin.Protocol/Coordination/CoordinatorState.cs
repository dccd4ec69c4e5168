namespace DigitalTwin.Protocol.Coordination;

/// <summary>What a coordinator is doing.</summary>
public enum CoordinatorState
{
    /// <summary>Not yet started.</summary>
    New,

    /// <summary>Takes an epoch, reads the root, the log and a checkpoint, and loads everybody.</summary>
    Recovering,

    /// <summary>Ticks.</summary>
    Running,

    /// <summary>All ticks that were wanted are committed, or the run is paused.</summary>
    AtTarget,

    /// <summary>Stopped for good.</summary>
    Stopped,
}
