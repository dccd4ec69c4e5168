using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Power;

/// <summary>Like units that changed state in the same tick.</summary>
/// <param name="Tick">Tick of the change.</param>
/// <param name="Units">Units, above zero.</param>
[State]
public partial record struct UnitCohort(long Tick, int Units);
