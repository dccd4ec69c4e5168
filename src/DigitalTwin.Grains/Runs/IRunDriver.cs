using DigitalTwin.Runs.Local;

namespace DigitalTwin.Grains.Runs;

/// <summary>
/// Who drives a run from within the process of its silo. The coordinator's grain reads what is wanted whenever it has done something or
/// is nudged, so that no wish can get lost or overtake another; it calls the rest in its own turns.
/// </summary>
public interface IRunDriver
{
    /// <summary>What was asked of the run.</summary>
    RunOptions Options { get; }

    /// <summary>What comes of the run.</summary>
    RunOutput Output { get; }

    /// <summary>What is wanted of it now.</summary>
    Steering Wanted { get; }

    /// <summary>Whether the run is held, and nobody has asked it to go on.</summary>
    bool IsHeld { get; }

    /// <summary>Learns that nothing is under way any more, and what was wanted then.</summary>
    void Settled(Steering wanted);

    /// <summary>Learns that the coordinator has stopped.</summary>
    void Stopped(StopReason reason, string message);

    /// <summary>Learns of a fault that ends the run.</summary>
    void Failed(Exception fault);

    /// <summary>A client wants the run to go to a number of ticks, or with null to be held.</summary>
    void Ask(long? ticks);
}

/// <summary>What is wanted of a run.</summary>
/// <param name="Target">Ticks to commit.</param>
/// <param name="Allowed">Ticks that may be shown before the run waits; 0 holds it at the next tick boundary.</param>
/// <param name="MostUnlogged">Ticks that may be committed and not yet logged and shown; null for as many as go fastest.</param>
public sealed record Steering(long Target, long Allowed, int? MostUnlogged)
{
    /// <summary>Whether the run is held.</summary>
    public bool Holds => Allowed == 0;
}
