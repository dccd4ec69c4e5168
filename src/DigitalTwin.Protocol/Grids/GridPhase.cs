namespace DigitalTwin.Protocol.Grids;

/// <summary>What the member calls are for that a grid waits for.</summary>
internal enum GridPhase
{
    /// <summary>Members take the states of a checkpoint.</summary>
    Loading,

    /// <summary>Members that join take their first state.</summary>
    Births,

    /// <summary>Members settle, and declare for the day or offer for the tick.</summary>
    FirstRound,

    /// <summary>Members take their plans and offer for the tick.</summary>
    DayAheadRound,
}
