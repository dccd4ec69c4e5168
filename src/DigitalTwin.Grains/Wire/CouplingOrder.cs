namespace DigitalTwin.Grains.Wire;

/// <summary>Gives the coupling its state.</summary>
/// <param name="Spec">What it is made from.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="Epoch">The epoch that begins with the load.</param>
/// <param name="Tick">The last tick that was cleared.</param>
/// <param name="Checkpoint">The coupling's object of a checkpoint; empty for the state before the first call.</param>
/// <param name="Saves">Whether the object is wanted back.</param>
[GenerateSerializer, Immutable, Alias(Aliases.CouplingOrder)]
public sealed record CouplingOrder(
    [property: Id(0)] RunSpec Spec,
    [property: Id(1)] ulong Run,
    [property: Id(2)] int Epoch,
    [property: Id(3)] long Tick,
    [property: Id(4)] ReadOnlyMemory<byte> Checkpoint,
    [property: Id(5)] bool Saves);
