namespace DigitalTwin.FaultSimulation;

/// <summary>What an entity is in a simulated run.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Grid">Index of the grid that it is, or lives with; -1 for none.</param>
/// <param name="Key">Hash of its identifier.</param>
internal readonly record struct SimRole(SimKind Kind, int Grid, ulong Key);
