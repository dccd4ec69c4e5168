namespace DigitalTwin.FaultSimulation;

/// <summary>What a run was doing when a fault met it.</summary>
public enum SimPhase
{
    /// <summary>Taking an epoch, reading the log and a checkpoint.</summary>
    Reading,

    /// <summary>Giving participants their state.</summary>
    Loading,

    /// <summary>Settling the last tick and asking for offers.</summary>
    Opening,

    /// <summary>Planning the day and asking for offers after it.</summary>
    DayAhead,

    /// <summary>Clearing.</summary>
    Clearing,

    /// <summary>Appending to the log, and setting the target.</summary>
    Logging,

    /// <summary>Writing a checkpoint.</summary>
    Checkpointing,
}
