using System.Collections.Immutable;
using DigitalTwin.Model.BuildOut;

namespace DigitalTwin.Engine.BuildOut;

/// <summary>What is asked of runs with open gates.</summary>
public sealed record GateOptions
{
    /// <summary>Name or folder of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Seed of the runs.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Ticks that all runs share; gates stand open from then on.</summary>
    public required long ForkTick { get; init; }

    /// <summary>Ticks of each run, more than <see cref="ForkTick"/>.</summary>
    public required long Ticks { get; init; }

    /// <summary>Gates to open, each alone.</summary>
    public ImmutableArray<Gate> Gates { get; init; } = [.. Enum.GetValues<Gate>().Where(gate => gate != Gate.None)];

    /// <summary>Runs at the same time, at least 1: each holds a world.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>Threads of all runs together, at least 1.</summary>
    public int Threads { get; init; } = 2;
}
