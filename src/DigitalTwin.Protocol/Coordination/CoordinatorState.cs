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

/// <summary>What a coordinator waits for.</summary>
internal enum CoordinatorPhase
{
    /// <summary>The store: an epoch, the log, the objects of a checkpoint.</summary>
    Reading,

    /// <summary>Grids and coupling: that they have taken their states.</summary>
    Loading,

    /// <summary>The log: an event that takes effect with the next tick is not in it yet.</summary>
    AwaitingEvents,

    /// <summary>Grids: their offers.</summary>
    Opening,

    /// <summary>A reason to go on: a target further away, or room for ticks that wait for the log.</summary>
    Barrier,

    /// <summary>The coupling.</summary>
    Clearing,
}

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

/// <summary>What is to happen at a barrier, once a checkpoint of it is durable: nothing is then computed twice.</summary>
public enum HandOver
{
    /// <summary>A new epoch begins, and everybody is loaded anew, wherever the host then puts them.</summary>
    Move,

    /// <summary>This coordinator stops; another one goes on.</summary>
    Leave,
}
