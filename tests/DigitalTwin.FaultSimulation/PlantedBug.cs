namespace DigitalTwin.FaultSimulation;

/// <summary>
/// Mistakes that an implementation could make, played at its boundaries. Tests plant them to see that the simulator would find them; the
/// program never does.
/// </summary>
internal enum PlantedBug
{
    None,

    /// <summary>The store takes changes of any epoch.</summary>
    StoreSkipsEpochCheck,

    /// <summary>An append is acknowledged when it is sent.</summary>
    AcknowledgesBeforeStoring,

    /// <summary>An event is answered before it is in the log.</summary>
    AnswersBeforeLogging,

    /// <summary>The root is published before its objects are written.</summary>
    RootBeforeObjects,

    /// <summary>Objects are written over those that the root names.</summary>
    OverwritesNamedObjects,

    /// <summary>A checkpoint leaves out undelivered messages.</summary>
    ForgetsUndelivered,

    /// <summary>A repeated call moves the member again.</summary>
    HandlesTwice,

    /// <summary>A repeated load rolls back.</summary>
    LoadsTwice,

    /// <summary>A repeated injection is a new event.</summary>
    ForgetsEventIds,

    /// <summary>Messages are handed over in the order in which they arrive.</summary>
    HandsOverInOrderOfArrival,

    /// <summary>Recovery forgets the logged events.</summary>
    ForgetsLoggedEvents,

    /// <summary>The log loses the last entry of a batch and acknowledges it.</summary>
    LogLosesTail,

    /// <summary>A checkpoint holds the state that a grid had in the checkpoint before.</summary>
    SavesStaleState,

    /// <summary>Taking an epoch does not make a new one.</summary>
    SharesEpochs,

    /// <summary>Recovery begins with the run's beginning, whatever checkpoints there are.</summary>
    IgnoresCheckpoints,

    /// <summary>A grid loses a message that a member sent.</summary>
    LosesMessage,
}
