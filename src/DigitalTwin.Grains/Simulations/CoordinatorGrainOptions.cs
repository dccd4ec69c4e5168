namespace DigitalTwin.Grains.Simulations;

/// <summary>How the coordinators of a cluster work.</summary>
public sealed record CoordinatorGrainOptions
{
    /// <summary>How a coordinator works.</summary>
    public CoordinatorOptions Coordination { get; init; } = new();

    /// <summary>Silos that a run waits for before its first tick.</summary>
    public int ExpectedSilos { get; init; } = 1;

    /// <summary>Time after which a run begins with the silos that are there.</summary>
    public TimeSpan WaitsForSilos { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time at rest after which a run's grains end; asking for it again loads them.</summary>
    public TimeSpan EndsAtRestAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time for which a run that is at rest is kept; zero for ever.</summary>
    public TimeSpan KeepsRuns { get; init; }
}
