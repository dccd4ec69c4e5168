using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DigitalTwin.Model.Events;
using DigitalTwin.Studies.Forks;

namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>What is asked of runs without bottlenecks; these are removed from the fork on.</summary>
public sealed record BottleneckOptions : ForkedRunsOptions
{
    /// <summary>Asks for all bottlenecks.</summary>
    public BottleneckOptions()
    {
    }

    /// <summary>Asks for all bottlenecks in a window.</summary>
    [SetsRequiredMembers]
    public BottleneckOptions(ForkedRunsOptions window)
        : base(window)
    {
    }

    /// <summary>Bottlenecks to remove, each alone.</summary>
    public ImmutableArray<Bottleneck> Gates { get; init; } = [.. Enum.GetValues<Bottleneck>().Where(gate => gate != Bottleneck.None)];
}
