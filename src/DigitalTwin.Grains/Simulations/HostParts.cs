using DigitalTwin.Grains.Keys;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Grains.Worlds;
using DigitalTwin.Runs.Local;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Grains.Simulations;

/// <summary>What the host of a coordinator works with.</summary>
internal sealed class HostParts
{
    private long? _began;

    /// <summary>Key of the run.</summary>
    public required EntityKey Run { get; init; }

    /// <summary>What the run is made from.</summary>
    public required RunSpec Spec { get; init; }

    /// <summary>Its world.</summary>
    public required RunWorld World { get; init; }

    /// <summary>The grids and the coupling.</summary>
    public required GridCalls Calls { get; init; }

    /// <summary>Where grids live.</summary>
    public required GridAssignment Homes { get; init; }

    /// <summary>Where the run is durable.</summary>
    public required IRunStore Store { get; init; }

    /// <summary>How the run's epochs began.</summary>
    public required EpochHistory Chronicle { get; init; }

    /// <summary>How the coordinator works.</summary>
    public required CoordinatorOptions Options { get; init; }

    /// <summary>What comes of the run.</summary>
    public required RunOutput Output { get; init; }

    /// <summary>Who drives the run from this process; null where nobody does.</summary>
    public IRunDriver? Driver { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Log.</summary>
    public required ILogger Log { get; init; }

    /// <summary>Time since the coordinator began.</summary>
    public TimeSpan Elapsed => Time.GetElapsedTime(_began ??= Time.GetTimestamp());
}
