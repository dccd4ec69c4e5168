namespace DigitalTwin.Protocol.Identity;

/// <summary>How a participant took a call.</summary>
public enum ReplyStatus
{
    /// <summary>Done now, or done before and answered again.</summary>
    Done,

    /// <summary>The caller's predecessor is not this participant's state: only the coordinator recovers.</summary>
    Gap,

    /// <summary>The epoch is over; nothing was done.</summary>
    StaleEpoch,

    /// <summary>The same call was made before with other input; nothing was done.</summary>
    Conflict,
}
