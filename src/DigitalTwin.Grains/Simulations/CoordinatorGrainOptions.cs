namespace DigitalTwin.Grains.Simulations;

/// <summary>How the coordinators of a cluster work.</summary>
public sealed record CoordinatorGrainOptions
{
    /// <summary>How a coordinator works.</summary>
    public CoordinatorOptions Coordination { get; init; } = new();

    /// <summary>Silos that a run waits for before its first tick.</summary>
    public int ExpectedSilos { get; init; } = 1;
}
