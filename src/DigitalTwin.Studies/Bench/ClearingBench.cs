using System.Diagnostics;
using DigitalTwin.Clearing;
using DigitalTwin.Clearing.Export;

namespace DigitalTwin.Studies.Bench;

/// <summary>Clears hour after hour and says what an hour costs, or writes the hours down for other solvers.</summary>
public static class ClearingBench
{
    private const int HoursABatch = 50;
    private const int HoursToCompile = 3000;

    // A pass takes a tenth of a second or two: what else the machine does, the compiler included, falls on one and not on the next.
    private const int Passes = 5;

    // The compiler waits for a tenth of a second without new code before it compiles again what proved to be hot.
    private static readonly TimeSpan TimeToCompile = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Measures: the pass over all hours in the middle of five by its processor time. Code is compiled on first, uncounted hours; hours are
    /// made in batches, so that making them is not counted.
    /// </summary>
    public static ClearingBenchFigures Run(IBenchHours hours)
    {
        var batch = new ZonalMarket[HoursABatch];
        for (int i = 0; i < batch.Length; i++)
            batch[i] = new ZonalMarket(hours.Network);
        var result = new ZonalResult(hours.Network);
        var solver = new ZonalSolver(hours.Network);
        long begin = Stopwatch.GetTimestamp();
        for (int hour = 0; hour < HoursToCompile || Stopwatch.GetElapsedTime(begin) < TimeToCompile; hour++)
        {
            hours.Fill(hour % hours.Count, batch[0]);
            solver.Solve(batch[0], result);
        }

        ClearingBenchFigures[] passes = [.. Enumerable.Range(0, Passes).Select(_ => Pass(hours, solver, result, batch))];
        return passes.OrderBy(pass => pass.CpuMicroseconds).ElementAt(Passes / 2);
    }

    private static ClearingBenchFigures Pass(IBenchHours hours, ZonalSolver solver, ZonalResult result, ZonalMarket[] batch)
    {
        solver.Forget();
        hours.Fill(0, batch[0]);
        solver.Solve(batch[0], result);
        double objective = result.ObjectiveUsd;
        long pivots = 0, wall = 0, allocated = 0;
        TimeSpan cpu = TimeSpan.Zero;
        for (int first = 1; first < hours.Count; first += HoursABatch)
        {
            int count = Math.Min(HoursABatch, hours.Count - first);
            for (int i = 0; i < count; i++)
                hours.Fill(first + i, batch[i]);
            long bytes = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < count; i++)
            {
                solver.Solve(batch[i], result);
                pivots += result.Iterations;
                objective += result.ObjectiveUsd;
            }

            cpu += Environment.CpuUsage.TotalTime - before;
            wall += Stopwatch.GetTimestamp() - start;
            allocated += GC.GetAllocatedBytesForCurrentThread() - bytes;
        }

        int counted = hours.Count - 1;
        return new ClearingBenchFigures(
            counted, wall * 1e6 / Stopwatch.Frequency / counted, cpu.TotalMicroseconds / counted, (double)pivots / counted, allocated,
            objective);
    }

    /// <summary>Writes every n-th hour as free MPS.</summary>
    public static void WriteMps(IBenchHours hours, DirectoryInfo folder, int every)
    {
        folder.Create();
        var market = new ZonalMarket(hours.Network);
        var program = new HourProgram(hours.Network, hours.MostSteps);
        for (int hour = 0; hour < hours.Count; hour += every)
        {
            hours.Fill(hour, market);
            program.Load(market);
            using var writer = new StreamWriter(Path.Combine(folder.FullName, $"hour-{hour:D5}.mps"));
            program.WriteMps(writer, $"hour-{hour:D5}");
        }
    }

    /// <summary>Writes all hours into one file for the driver under bench/clp.</summary>
    public static void WriteHours(IBenchHours hours, FileInfo file)
    {
        var market = new ZonalMarket(hours.Network);
        var program = new HourProgram(hours.Network, hours.MostSteps);
        using var writer = new BinaryWriter(new BufferedStream(file.Create(), 1 << 20));
        for (int hour = 0; hour < hours.Count; hour++)
        {
            hours.Fill(hour, market);
            program.Load(market);
            if (hour == 0)
                program.WriteHead(writer, hours.Count);
            program.WriteHour(writer);
        }
    }
}

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

/// <summary>Consecutive hours of one network to clear or to write down.</summary>
public interface IBenchHours
{
    /// <summary>The network of every hour.</summary>
    ZonalNetwork Network { get; }

    /// <summary>Number of hours, at least two.</summary>
    int Count { get; }

    /// <summary>The most steps that each zone has in any hour.</summary>
    IReadOnlyList<int> MostSteps { get; }

    /// <summary>Makes one hour.</summary>
    void Fill(int hour, ZonalMarket market);
}
