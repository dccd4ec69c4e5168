namespace DigitalTwin.FaultSimulation;

/// <summary>What the simulated transport does to a run.</summary>
public enum FaultKind
{
    /// <summary>A message takes much longer than others.</summary>
    Delay,

    /// <summary>A message arrives twice.</summary>
    Duplicate,

    /// <summary>A message never arrives.</summary>
    Drop,

    /// <summary>A request takes effect and its reply never arrives.</summary>
    LoseReply,

    /// <summary>A silo dies with everything on it, and comes back empty.</summary>
    Crash,

    /// <summary>A silo stands still, is taken for dead, and goes on with all it had.</summary>
    Pause,

    /// <summary>A silo is cut off from the others and from the store for a while.</summary>
    Partition,

    /// <summary>A participant is activated a second time elsewhere, for those who ask from there.</summary>
    SecondActivation,

    /// <summary>The store does nothing and says that it does not know.</summary>
    StoreFails,

    /// <summary>The store does what it was asked and says that it does not know.</summary>
    StoreForgetsAnswer,

    /// <summary>The store does what it was asked long after, when the caller has asked again or is gone.</summary>
    StoreWritesLate,

    /// <summary>An object that the store took is cut short when it is read.</summary>
    StoreTears,
}
