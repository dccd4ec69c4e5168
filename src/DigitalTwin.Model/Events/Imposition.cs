using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Events;

/// <summary>What an injected event imposes on one entity, up to a tick.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Subject">What it is about, where the kind needs to say: a fuel, a policy, a metric; else empty.</param>
/// <param name="Value">How much, in the unit of the kind.</param>
/// <param name="EndTick">First tick in which it no longer holds; <see cref="long.MaxValue"/> for ever.</param>
[State]
public partial record struct Imposition(ImpositionKind Kind, string Subject, double Value, long EndTick);
