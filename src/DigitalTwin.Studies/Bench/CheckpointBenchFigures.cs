namespace DigitalTwin.Studies.Bench;

/// <summary>What checkpoints cost a run.</summary>
/// <param name="Turns">Turns counted.</param>
/// <param name="TicksATurn">Ticks of a turn.</param>
/// <param name="Every">Ticks between checkpoints.</param>
/// <param name="TurnMilliseconds">Processor time of a turn without checkpoints, all threads, mean.</param>
/// <param name="CpuShare">Processor time that checkpoints add, as a share of the run without them; median of the turns.</param>
/// <param name="WallShare">The same by the clock.</param>
public sealed record CheckpointBenchFigures(
    int Turns, int TicksATurn, int Every, double TurnMilliseconds, double CpuShare, double WallShare);
