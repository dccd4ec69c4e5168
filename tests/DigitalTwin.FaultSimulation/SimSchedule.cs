using DigitalTwin.Protocol.Events;

namespace DigitalTwin.FaultSimulation;

/// <summary>What every simulated run of a world is to do, whatever its faults.</summary>
/// <param name="Ticks">Ticks to commit.</param>
/// <param name="CheckpointEvery">Ticks between checkpoints.</param>
/// <param name="FirstTarget">Ticks to commit before the events are accepted that name a tick.</param>
/// <param name="Pinned">Events that name a tick, after <paramref name="FirstTarget"/> + 1.</param>
/// <param name="Loose">An event that names none: where it falls depends on the faults.</param>
/// <param name="LooseAtMs">Virtual time at which it is injected, ms.</param>
public sealed record SimSchedule(
    long Ticks, int CheckpointEvery, long FirstTarget, IReadOnlyList<RunEvent> Pinned, RunEvent Loose, long LooseAtMs);
