namespace DigitalTwin.Protocol.Coordination;

/// <summary>Why a coordinator stopped.</summary>
public enum StopReason
{
    /// <summary>Another coordinator has taken a newer epoch.</summary>
    Superseded,

    /// <summary>What a replay gave is not what the log says.</summary>
    Diverged,

    /// <summary>The store's content cannot be used.</summary>
    Unreadable,

    /// <summary>A participant answered what cannot be, or a balance does not hold.</summary>
    Violated,

    /// <summary>It was asked to hand the run over: the next coordinator goes on from here.</summary>
    HandedOver,

    /// <summary>The host cannot carry a call, for a reason that asking again does not fix.</summary>
    Failed,
}
