using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>Whole things that are due at a tick: wafers' accelerators in process, shipments under way.</summary>
/// <param name="Tick">Tick at which they are due.</param>
/// <param name="Count">How many, above zero.</param>
[State]
public partial record struct DatedCount(long Tick, long Count);
