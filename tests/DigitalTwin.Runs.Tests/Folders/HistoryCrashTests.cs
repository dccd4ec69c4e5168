namespace DigitalTwin.Runs.Tests.Folders;

/// <summary>
/// The power goes after any step of the history on its disk. The run goes back to some checkpoint and hands over the ticks again that are
/// missing; then each tick is there once, with the figures that it had.
/// </summary>
public sealed class HistoryCrashTests
{
    private const ulong Run = 7;
    private const int Ticks = 26;
    private const int Joined = 17;
    private const int TicksAPiece = 8;

    private static readonly Calendar Calendar = new(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    private static readonly HistorySchema First = new([("A", EntityKind.Zone), ("A>B", EntityKind.Line)]);
    private static readonly HistorySchema Second = First.With([("A/new", EntityKind.Datacenter)]);

    /// <param name="late">Ticks that a month's packing ends after the month: it goes on beside the run.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Whatever_is_left_after_any_step_is_filled_to_the_same_history(int late)
    {
        int kept = 0, damaged = 0;
        SimulatedDisk written = Written(late);
        for (int steps = 0; steps <= written.Steps.Count; steps++)
        {
            foreach (int seed in (int[])[-1, 0, 1, 2])
            {
                var random = new Random(seed + (steps * 1009));
                SimulatedDisk left = Crash.After(written, steps, _ => seed < 0 || random.Next(2) == 0, seed == 2 ? Half : null);
                foreach (int checkpoint in (int[])[0, 5, 8, 13, Joined, 24, Ticks])
                {
                    SimulatedDisk disk = left.Copy();
                    long whole = Fill(disk, checkpoint);
                    kept += whole > 0 ? 1 : 0;
                    damaged += whole < checkpoint ? 1 : 0;
                    AssertWhole(disk, $"{steps} steps, seed {seed}, back to {checkpoint}");
                }
            }
        }

        Assert.True(kept > 400 && damaged > 400, $"{kept} with ticks left, {damaged} with fewer than the checkpoint");
    }

    private static DiskStep Half(DiskStep step) => step with { Bytes = step.Bytes[..(step.Bytes.Length / 2)] };

    private static SimulatedDisk Written(int late)
    {
        var disk = new SimulatedDisk();
        Fill(disk, 0, late);
        return disk;
    }

    /// <summary>Goes back to a checkpoint and adds what is missing; returns the ticks that were left.</summary>
    private static long Fill(SimulatedDisk disk, long checkpoint, int late = 0)
    {
        using IDisposable held = disk.Lock("");
        Task<ClosedMonth>? packing = null;
        using var writer = new HistoryWriter(
            disk, Run, Calendar, MonthOf, pack => late == 0 ? Task.FromResult(pack()) : packing = new Task<ClosedMonth>(pack));
        long whole = writer.GoBackTo(checkpoint);
        Assert.InRange(whole, 0, checkpoint);
        for (long tick = whole; tick < Ticks; tick++)
        {
            writer.Append(tick, SchemaAt(tick), RowAt(tick));
            if (packing is not null && ((tick + 1) % TicksAPiece == late || tick + 1 == Ticks))
            {
                packing.RunSynchronously();
                packing = null;
            }
        }

        return whole;
    }

    private static void AssertWhole(SimulatedDisk disk, string when)
    {
        var reader = new HistoryReader(disk, Calendar);
        Assert.True(reader.Ticks == Ticks, $"{reader.Ticks} ticks after {when}");
        for (long tick = 0; tick < Ticks; tick++)
            Assert.True(InAll(tick).AsSpan().SequenceEqual(reader.ReadRow(tick)!.Values), $"tick {tick} after {when}");
        IReadOnlyList<HistoryPoint> points = reader.Read("A", "load_mw", 0, Ticks, HistoryResolution.Hour)!.Points;
        Assert.Equal(Enumerable.Range(0, Ticks).Select(tick => (long)tick), points.Select(point => point.Tick));
        IReadOnlyList<HistoryPoint> gaps = reader.Read("A>B", "flow_mw", 0, Ticks, HistoryResolution.Hour)!.Points;
        Assert.Equal(Enumerable.Range(0, Ticks).Select(tick => (long)tick).Where(tick => tick % 3 != 0), gaps.Select(point => point.Tick));
        Assert.DoesNotContain(disk.Paths, path => path.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static HistorySchema SchemaAt(long tick) => tick < Joined ? First : Second;

    private static HistoryMonth MonthOf(long tick) => new($"part-{tick / TicksAPiece}", (tick / TicksAPiece + 1) * TicksAPiece);

    /// <summary>The figures of a tick in the order of the newest; who has not joined yet has none.</summary>
    private static long[] InAll(long tick) => new HistoryRow(tick, SchemaAt(tick), RowAt(tick)).In(Second).Values;

    /// <summary>The line has no figures in each third tick.</summary>
    private static long[] RowAt(long tick) =>
        [.. Enumerable.Range(0, SchemaAt(tick).Columns.Count).Select(column => column == HourMetrics.OfZone.Count && tick % 3 == 0
            ? HistoryRow.Missing
            : column % 7 == 6 ? 12 : (tick * 1_000_003 * (column + 1)) % (column % 2 == 0 ? 300 : 9_000_000_000))];
}
