namespace DigitalTwin.Grains.Wire;

/// <summary>How an epoch of a run began.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Planned">Whether it began as planned: the run was begun, or grids moved at a barrier. Else something was lost.</param>
/// <param name="Tick">Ticks committed in the checkpoint that it began with.</param>
/// <param name="Replays">Ticks that the log held beyond it, to be recomputed.</param>
/// <param name="Silo">Silo of the coordinator.</param>
/// <param name="Why">In plain words.</param>
/// <param name="At">When.</param>
/// <param name="Build">Build of the silos; empty for an epoch that was announced and not begun.</param>
[GenerateSerializer, Immutable, Alias(Aliases.EpochNote)]
public sealed record EpochNote(
    [property: Id(0)] int Epoch,
    [property: Id(1)] bool Planned,
    [property: Id(2)] long Tick,
    [property: Id(3)] long Replays,
    [property: Id(4)] string Silo,
    [property: Id(5)] string Why,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] string Build = "");
