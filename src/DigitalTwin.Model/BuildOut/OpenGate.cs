using DigitalTwin.Model.Time;

namespace DigitalTwin.Model.BuildOut;

/// <summary>
/// A gate that stands open from a tick on, against what is known of the world: the question of <c>twin gates</c>. Before that tick a world
/// with an open gate goes as it goes without, so that a run forked at the tick shares its past.
/// </summary>
/// <param name="Gate">The gate; none by default.</param>
/// <param name="FromTick">First tick in which it is open.</param>
public readonly record struct OpenGate(Gate Gate, long FromTick)
{
    /// <summary>Hours that study, agreement and network take in all where <see cref="Gate.Connection"/> is open: a month.</summary>
    public const long ConnectionHours = (long)Calendar.HoursPerMonth;

    /// <summary>Whether a gate is open in a tick.</summary>
    public bool Is(Gate gate, long tick) => gate == Gate && gate != Gate.None && tick >= FromTick;
}
