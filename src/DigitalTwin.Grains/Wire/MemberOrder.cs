using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Grains.Wire;

/// <summary>
/// Gives a member its state. Within a silo it is handed over as it is, between silos as its canonical frame.
/// </summary>
/// <param name="Spec">What the member is made from.</param>
/// <param name="Load">Its state; not changed from then on.</param>
[Immutable, Alias(Aliases.MemberOrder)]
public sealed record MemberOrder(RunSpec Spec, MemberLoad Load);
