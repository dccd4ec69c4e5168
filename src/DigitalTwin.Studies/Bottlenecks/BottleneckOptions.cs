using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DigitalTwin.Model.Events;
using DigitalTwin.Studies.Forks;

namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>What is asked of runs with open gates; these stand open from the fork on.</summary>
public sealed record BottleneckOptions : ForkedRunsOptions
{
    /// <summary>Asks for all gates.</summary>
    public BottleneckOptions()
    {
    }

    /// <summary>Asks for all gates in a window.</summary>
    [SetsRequiredMembers]
    public BottleneckOptions(ForkedRunsOptions window)
        : base(window)
    {
    }

    /// <summary>Gates to open, each alone.</summary>
    public ImmutableArray<Bottleneck> Gates { get; init; } = [.. Enum.GetValues<Bottleneck>().Where(gate => gate != Bottleneck.None)];
}
