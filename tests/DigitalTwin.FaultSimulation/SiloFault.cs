namespace DigitalTwin.FaultSimulation;

/// <summary>A fault of a whole silo.</summary>
/// <param name="Label">Identity among the faults of the seed.</param>
/// <param name="Kind">Crash, pause, partition or second activation.</param>
/// <param name="AtMs">Virtual time of its beginning, ms.</param>
/// <param name="LastsMs">How long it lasts, ms.</param>
/// <param name="Silo">Index of the silo.</param>
/// <param name="Order">Order among faults of one moment.</param>
internal readonly record struct SiloFault(ulong Label, FaultKind Kind, long AtMs, long LastsMs, int Silo, int Order);
