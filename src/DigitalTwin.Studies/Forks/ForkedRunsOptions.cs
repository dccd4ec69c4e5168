namespace DigitalTwin.Studies.Forks;

/// <summary>Where runs that share their past part, and where they end.</summary>
public record ForkedRunsOptions
{
    /// <summary>Name or folder of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Seed of the runs.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Ticks that all runs share.</summary>
    public required long ForkTick { get; init; }

    /// <summary>Ticks of each run, more than <see cref="ForkTick"/>.</summary>
    public required long Ticks { get; init; }

    /// <summary>Runs at the same time, at least 1: each holds a world.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>Threads of all runs together, at least 1.</summary>
    public int Threads { get; init; } = 2;
}

/// <summary>Where runs that share their past stand.</summary>
/// <param name="Done">Ticks of all runs done.</param>
/// <param name="Asked">Ticks of all runs.</param>
/// <param name="RunsDone">Runs that have ended.</param>
/// <param name="Runs">Runs, the one that all share a past with included.</param>
public readonly record struct ForkedRunsProgress(long Done, long Asked, int RunsDone, int Runs);
