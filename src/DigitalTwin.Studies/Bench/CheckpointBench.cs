using System.Diagnostics;
using DigitalTwin.Runs.Folders;

namespace DigitalTwin.Studies.Bench;

/// <summary>
/// What checkpoints cost: one world runs twice in turns, each run kept in files of its own; one publishes checkpoints, the other only
/// logs.
/// </summary>
public static class CheckpointBench
{
    private const string Scenario = "bench";

    // By then what is hot has been compiled for good.
    private const int TurnsToCompile = 10;

    /// <summary>Measures.</summary>
    /// <param name="seed">Seed of both runs.</param>
    /// <param name="every">Ticks between checkpoints, at least 1.</param>
    /// <param name="turns">Turns of each run, at least 1; others come first and are not counted.</param>
    /// <param name="ticksATurn">Ticks of a turn, at least <paramref name="every"/>.</param>
    public static CheckpointBenchFigures Run(WorldSpec world, ulong seed, int every, int turns, int ticksATurn)
    {
        string folder = Directory.CreateTempSubdirectory("twin-bench-").FullName;
        try
        {
            using LocalRun with = Start(world, seed, every, Path.Combine(folder, "with"));
            using LocalRun without = Start(world, seed, int.MaxValue, Path.Combine(folder, "without"));
            var pairs = new List<(Cost With, Cost Without)>();
            for (int turn = 0; turn < TurnsToCompile + turns; turn++)
            {
                // Between two checkpoints: what was written behind the run is there by then, as in a run that goes on.
                long target = ((turn + 1L) * ticksATurn) + (every / 2);
                // Who is first changes: what comes second may find a warmer or a busier machine.
                Cost second = default, first = Advance(turn % 2 == 0 ? with : without, target);
                second = Advance(turn % 2 == 0 ? without : with, target);
                if (turn >= TurnsToCompile)
                    pairs.Add(turn % 2 == 0 ? (first, second) : (second, first));
            }

            return new CheckpointBenchFigures(
                turns, ticksATurn, every, pairs.Average(pair => pair.Without.Cpu.TotalMilliseconds),
                Median(pairs.Select(pair => (pair.With.Cpu / pair.Without.Cpu) - 1)),
                Median(pairs.Select(pair => (pair.With.Wall / pair.Without.Wall) - 1)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static LocalRun Start(WorldSpec world, ulong seed, int every, string folder)
    {
        Directory.CreateDirectory(folder);
        var options = new RunOptions { Scenario = Scenario, Seed = seed, Ticks = 0, Threads = 1, CheckpointEvery = every };
        ulong run = Protocol.Coordination.ParticipantFactory.NumberOf(world.Digest, seed);
        return LocalRun.Start(world, options, new AssumptionSummary(0, 0), RunFolder.OpenStore(folder, run));
    }

    private static Cost Advance(LocalRun run, long target)
    {
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        run.AdvanceTo(target);
        return new Cost(Environment.CpuUsage.TotalTime - cpu, Stopwatch.GetElapsedTime(start));
    }

    private static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted[sorted.Length / 2];
    }

    private readonly record struct Cost(TimeSpan Cpu, TimeSpan Wall);
}
