namespace DigitalTwin.Grains.Wire;

/// <summary>The state of a run.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Spec">What it is made from; null for a run that was not started.</param>
/// <param name="State">What the coordinator is doing, in a word.</param>
/// <param name="Tick">Ticks committed and logged.</param>
/// <param name="Target">Ticks to commit.</param>
/// <param name="Hash">Hash of the newest of them.</param>
/// <param name="Epoch">The epoch at hand.</param>
/// <param name="Recoveries">Recoveries since the run began.</param>
/// <param name="Replayed">Ticks that recoveries had to compute again.</param>
/// <param name="MostReplayed">The most of them in one recovery.</param>
/// <param name="Silo">Where the coordinator lives.</param>
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
