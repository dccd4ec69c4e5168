namespace DigitalTwin.Grains.Wire;

/// <summary>What a participant is made from: which scenario, exactly which content of it, and which seed.</summary>
/// <param name="Scenario">Name in the scenario library.</param>
/// <param name="Digest">Digest of its content; a silo whose library differs refuses.</param>
/// <param name="Seed">Seed of the run.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunSpec)]
public sealed record RunSpec(
    [property: Id(0)] string Scenario,
    [property: Id(1)] string Digest,
    [property: Id(2)] ulong Seed);

/// <summary>Words for the state of a run beside those of its coordinator (<see cref="Protocol.Coordination.CoordinatorState"/>).</summary>
public static class RunStates
{
    /// <summary>Its coordinator has left; the next one opens the run in a moment. Nothing is lost.</summary>
    public const string Moving = "Moving";

    /// <summary>Somebody has stopped it; it goes on when it is asked for again.</summary>
    public const string Halted = "Halted";

    /// <summary>Nobody has begun a run of this name.</summary>
    public const string Unknown = "Unknown";
}

/// <summary>The state of a run.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Spec">What it is made from; null for a run that was not started.</param>
/// <param name="State">What the coordinator is doing, in a word, or one of <see cref="RunStates"/>.</param>
/// <param name="Tick">Ticks committed and logged.</param>
/// <param name="Target">Ticks to commit.</param>
/// <param name="Hash">Hash of the newest of them.</param>
/// <param name="Epoch">The epoch at hand.</param>
/// <param name="Recoveries">Recoveries since the run began.</param>
/// <param name="Replayed">Ticks that recoveries had to compute again.</param>
/// <param name="MostReplayed">The most of them in one recovery.</param>
/// <param name="Silo">Where the coordinator lives; empty for a run at rest, which nobody carries.</param>
/// <param name="Message">What a person should know; empty while all is well.</param>
/// <param name="Doing">What the coordinator waits for, in a word.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunStanding)]
public sealed record RunStanding(
    [property: Id(0)] string Run,
    [property: Id(1)] RunSpec? Spec,
    [property: Id(2)] string State,
    [property: Id(3)] long Tick,
    [property: Id(4)] long Target,
    [property: Id(5)] string Hash,
    [property: Id(6)] int Epoch,
    [property: Id(7)] int Recoveries,
    [property: Id(8)] long Replayed,
    [property: Id(9)] long MostReplayed,
    [property: Id(10)] string Silo,
    [property: Id(11)] string Message,
    [property: Id(12)] string Doing);

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

/// <summary>Events that somebody wants a run to take.</summary>
/// <param name="Name">Where they come from, for findings.</param>
/// <param name="Text">Their text form (docs/reference/events.md).</param>
[GenerateSerializer, Immutable, Alias(Aliases.InjectCall)]
public sealed record InjectCall([property: Id(0)] string Name, [property: Id(1)] string Text);
