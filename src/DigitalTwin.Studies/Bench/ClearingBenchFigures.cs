namespace DigitalTwin.Studies.Bench;

/// <summary>What was measured, after the first hour.</summary>
/// <param name="Hours">Hours counted.</param>
/// <param name="WallMicroseconds">Microseconds an hour by the clock, clearing alone.</param>
/// <param name="CpuMicroseconds">Microseconds an hour of processor time, clearing alone: what a busy machine does not inflate.</param>
/// <param name="Pivots">Pivots an hour.</param>
/// <param name="AllocatedBytes">Bytes allocated by clearing over all hours.</param>
/// <param name="ObjectiveUsd">Sum of the objectives of all hours.</param>
public sealed record ClearingBenchFigures(
    int Hours, double WallMicroseconds, double CpuMicroseconds, double Pivots, long AllocatedBytes, double ObjectiveUsd);
