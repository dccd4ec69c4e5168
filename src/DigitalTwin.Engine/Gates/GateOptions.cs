using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DigitalTwin.Engine.TimeTravel;
using DigitalTwin.Model.BuildOut;

namespace DigitalTwin.Engine.Gates;

/// <summary>What is asked of runs with open gates; these stand open from the fork on.</summary>
public sealed record GateOptions : ForkedRunsOptions
{
    /// <summary>Asks for all gates.</summary>
    public GateOptions()
    {
    }

    /// <summary>Asks for all gates in a window.</summary>
    [SetsRequiredMembers]
    public GateOptions(ForkedRunsOptions window)
        : base(window)
    {
    }

    /// <summary>Gates to open, each alone.</summary>
    public ImmutableArray<Gate> Gates { get; init; } = [.. Enum.GetValues<Gate>().Where(gate => gate != Gate.None)];
}
