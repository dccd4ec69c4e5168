using System.Diagnostics;
using DigitalTwin.Clearing;
using DigitalTwin.Clearing.Export;
using DigitalTwin.Clearing.Synthetic;

namespace DigitalTwin.Engine.Bench;

/// <summary>What to measure.</summary>
/// <param name="Zones">Zones, at least two.</param>
/// <param name="Lines">Lines, at least zones less one.</param>
/// <param name="Steps">Supply steps a zone, at least three; four demand steps come on top.</param>
/// <param name="Hours">Consecutive hours, at least two.</param>
/// <param name="Seed">Seed of the synthetic year.</param>
public sealed record ClearingBenchOptions(int Zones = 60, int Lines = 90, int Steps = 25, int Hours = 8760, ulong Seed = 1);

/// <summary>What was measured, after the first hour.</summary>
/// <param name="Hours">Hours counted.</param>
/// <param name="WallMicroseconds">Microseconds an hour by the clock, clearing alone.</param>
/// <param name="CpuMicroseconds">Microseconds an hour of processor time, clearing alone: what a busy machine does not inflate.</param>
/// <param name="Pivots">Pivots an hour.</param>
/// <param name="AllocatedBytes">Bytes allocated by clearing over all hours.</param>
/// <param name="ObjectiveUsd">Sum of the objectives of all hours.</param>
public sealed record ClearingBenchFigures(
    int Hours, double WallMicroseconds, double CpuMicroseconds, double Pivots, long AllocatedBytes, double ObjectiveUsd);

/// <summary>Clears a synthetic year hour after hour and says what an hour costs.</summary>
public static class ClearingBench
{
    private const int HoursABatch = 50;
    private const int HoursToCompile = 3000;

    /// <summary>
    /// Measures. Code is compiled on first, uncounted hours; hours are made in batches, so that making them is not counted.
    /// </summary>
    public static ClearingBenchFigures Run(ClearingBenchOptions options)
    {
        var year = new SyntheticYear(options.Zones, options.Lines, options.Steps, options.Seed);
        var batch = new ZonalMarket[HoursABatch];
        for (int i = 0; i < batch.Length; i++)
            batch[i] = new ZonalMarket(year.Network);
        var result = new ZonalResult(year.Network);
        var solver = new ZonalSolver(year.Network);
        for (int hour = 0; hour < HoursToCompile; hour++)
        {
            year.Fill(hour % options.Hours, batch[0]);
            solver.Solve(batch[0], result);
        }

        solver.Forget();
        year.Fill(0, batch[0]);
        solver.Solve(batch[0], result);
        double objective = result.ObjectiveUsd;
        long pivots = 0, wall = 0, allocated = 0;
        TimeSpan cpu = TimeSpan.Zero;
        for (int first = 1; first < options.Hours; first += HoursABatch)
        {
            int count = Math.Min(HoursABatch, options.Hours - first);
            for (int i = 0; i < count; i++)
                year.Fill(first + i, batch[i]);
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

        int counted = options.Hours - 1;
        return new ClearingBenchFigures(
            counted, wall * 1e6 / Stopwatch.Frequency / counted, cpu.TotalMicroseconds / counted, (double)pivots / counted, allocated,
            objective);
    }

    /// <summary>Writes every n-th hour as free MPS.</summary>
    public static void WriteMps(ClearingBenchOptions options, DirectoryInfo folder, int every)
    {
        folder.Create();
        var year = new SyntheticYear(options.Zones, options.Lines, options.Steps, options.Seed);
        var market = new ZonalMarket(year.Network);
        var program = new HourProgram(year.Network, options.Steps + 4);
        for (int hour = 0; hour < options.Hours; hour += every)
        {
            year.Fill(hour, market);
            program.Load(market);
            using var writer = new StreamWriter(Path.Combine(folder.FullName, $"hour-{hour:D5}.mps"));
            program.WriteMps(writer, $"hour-{hour:D5}");
        }
    }

    /// <summary>Writes all hours into one file for the driver under bench/clp.</summary>
    public static void WriteHours(ClearingBenchOptions options, FileInfo file)
    {
        var year = new SyntheticYear(options.Zones, options.Lines, options.Steps, options.Seed);
        var market = new ZonalMarket(year.Network);
        var program = new HourProgram(year.Network, options.Steps + 4);
        using var writer = new BinaryWriter(new BufferedStream(file.Create(), 1 << 20));
        for (int hour = 0; hour < options.Hours; hour++)
        {
            year.Fill(hour, market);
            program.Load(market);
            if (hour == 0)
                program.WriteHead(writer, options.Hours);
            program.WriteHour(writer);
        }
    }
}
