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

/// <summary>What checkpoints cost a run.</summary>
/// <param name="Turns">Turns counted.</param>
/// <param name="TicksATurn">Ticks of a turn.</param>
/// <param name="Every">Ticks between checkpoints.</param>
/// <param name="TurnMilliseconds">Processor time of a turn without checkpoints, all threads, mean.</param>
/// <param name="CpuShare">Processor time that checkpoints add, as a share of the run without them; median of the turns.</param>
/// <param name="WallShare">The same by the clock.</param>
public sealed record CheckpointBenchFigures(
    int Turns, int TicksATurn, int Every, double TurnMilliseconds, double CpuShare, double WallShare);
