namespace DigitalTwin.Runs.Replay;

/// <summary>Where two runs part.</summary>
/// <param name="Tick">The first tick whose hashes differ.</param>
/// <param name="Entity">The first entity whose state differs then.</param>
/// <param name="Field">The first field of it that differs.</param>
/// <param name="First">What it is in the first run.</param>
/// <param name="Second">What it is in the second run.</param>
/// <param name="Entities">Number of entities whose state differs then.</param>
public sealed record RunDifference(long Tick, string Entity, string Field, string First, string Second, int Entities);
