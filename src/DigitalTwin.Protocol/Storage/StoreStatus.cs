namespace DigitalTwin.Protocol.Storage;

/// <summary>How a store took a request.</summary>
public enum StoreStatus
{
    /// <summary>Done now or before; what was to be durable is.</summary>
    Done,

    /// <summary>The caller's epoch is not the root's; nothing was done, and nothing of the caller's ever will be.</summary>
    StaleEpoch,

    /// <summary>Something else is in its place, or what it builds on is not there; nothing was done.</summary>
    Conflict,

    /// <summary>The object is not there.</summary>
    Missing,

    /// <summary>What is there is torn, changed, foreign or of another format.</summary>
    Damaged,

    /// <summary>The outcome is unknown: ask again.</summary>
    Unknown,
}
