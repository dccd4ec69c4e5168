namespace DigitalTwin.FaultSimulation;

/// <summary>A fault that met a run.</summary>
/// <param name="Label">Identity of the fault among those of its seed; the same in every run of the seed that gets that far.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Participant">Kind of participant that it met.</param>
/// <param name="Phase">What the run was doing.</param>
public readonly record struct AppliedFault(ulong Label, FaultKind Kind, SimKind Participant, SimPhase Phase);
