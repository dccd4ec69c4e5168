namespace DigitalTwin.Protocol.Coordination;

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
