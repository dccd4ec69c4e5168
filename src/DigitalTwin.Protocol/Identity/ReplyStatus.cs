namespace DigitalTwin.Protocol.Identity;

/// <summary>How a participant took a call.</summary>
public enum ReplyStatus
{
    /// <summary>Done now, or done before and answered again.</summary>
    Done,

    /// <summary>The caller's predecessor is not this participant's state, or it has none yet: only the coordinator recovers.</summary>
    Gap,

    /// <summary>The epoch is over; nothing was done.</summary>
    StaleEpoch,

    /// <summary>The same call was made before with other input; nothing was done.</summary>
    Conflict,

    /// <summary>A later call was taken since: this one is a late copy; nothing was done.</summary>
    Superseded,

    /// <summary>The state to be loaded cannot be read or is not what it claims to be; nothing was done.</summary>
    Unreadable,
}
