namespace DigitalTwin.Studies.Forks;

/// <summary>Where runs that share their past stand.</summary>
/// <param name="Done">Ticks of all runs done.</param>
/// <param name="Asked">Ticks of all runs.</param>
/// <param name="RunsDone">Runs that have ended.</param>
/// <param name="Runs">Runs, the one that all share a past with included.</param>
public readonly record struct ForkedRunsProgress(long Done, long Asked, int RunsDone, int Runs);
