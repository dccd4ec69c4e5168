using System.Diagnostics;

namespace DigitalTwin.Runs.Tests.Folders;

/// <summary>Five years of hours: any series of them answers in milliseconds, and nothing of them stays in memory.</summary>
[Collection(nameof(Alone))] // memory is the process's: what other tests hold meanwhile would count
public sealed class FiveYearsTests : IDisposable
{
    /// <summary>A tenth of the world by default; all of it with TWIN_LONG.</summary>
    private static readonly int Zones = Environment.GetEnvironmentVariable("TWIN_LONG") is null ? 6 : 200;

    private static readonly Calendar Calendar = new(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    private static readonly long Ticks = Calendar.TickAtOrAfter(new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-five-years-").FullName;

    [Fact]
    public void A_series_of_five_years_answers_in_milliseconds_and_memory_stays_flat()
    {
        var files = new DiskFileSystem(_folder);
        var schema = new HistorySchema(Enumerable.Range(0, Zones).Select(zone => ($"Z{zone}", EntityKind.Zone)));
        Write(files, schema);
        long bytes = Directory.EnumerateFiles(Path.Combine(_folder, "history"), "*", SearchOption.AllDirectories)
            .Sum(file => new FileInfo(file).Length);

        var reader = new HistoryReader(files, Calendar);
        reader.Read("Z0", "load_mw", 0, Ticks, HistoryResolution.Month);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        double[] hours = Times(zone => Assert.Equal(Ticks, Points(reader, zone, HistoryResolution.Hour)));
        double[] days = Times(zone => Assert.Equal(Ticks / 24, Points(reader, zone, HistoryResolution.Day)));
        double[] months = Times(zone => Assert.Equal(60, Points(reader, zone, HistoryResolution.Month)));
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        double[] snapshots = Snapshots(reader);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Ticks} hours of {schema.Columns.Count} columns in {bytes / 1e6:0.0} MB, {bytes / (double)Ticks / schema.Columns.Count:0.00} "
            + $"bytes a figure; a series by hours {hours[hours.Length / 2]:0.0} ms, by days {days[days.Length / 2]:0.0} ms, by months "
            + $"{months[months.Length / 2]:0.0} ms (medians of {hours.Length}); memory {grown / 1024} KiB more; "
            + $"a snapshot of another month {snapshots[snapshots.Length / 2]:0.0} ms"));
        Assert.True(months[0] < 100, $"{months[0]} ms"); // the best of them: what it takes where nothing else runs
        Assert.True(snapshots[0] < 150, $"{snapshots[0]} ms");
        Assert.True(grown < 4 << 20, $"{grown} bytes more");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static double[] Times(Action<string> read)
    {
        var times = new List<double>();
        for (int i = 0; i < 30; i++)
        {
            long began = Stopwatch.GetTimestamp();
            read($"Z{i % Zones}");
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    /// <summary>Any hour, each in another month than the one before.</summary>
    private static double[] Snapshots(HistoryReader reader)
    {
        var times = new List<double>();
        for (long tick = 5; tick < Ticks; tick += 4_000)
        {
            long began = Stopwatch.GetTimestamp();
            Assert.Equal(tick, reader.ReadRow(tick)!.Tick);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    private static int Points(HistoryReader reader, string zone, HistoryResolution resolution) =>
        reader.Read(zone, "load_mw", 0, Ticks, resolution)!.Points.Count;

    private static void Write(DiskFileSystem files, HistorySchema schema)
    {
        using var writer = HistoryWriter.ByMonth(files, run: 1, Calendar);
        var random = new Random(1);
        var row = new long[schema.Columns.Count];
        for (long tick = 0; tick < Ticks; tick++)
        {
            for (int column = 0; column < row.Length; column++)
                row[column] = (40_000 + random.Next(20_000)) * 1000L + (tick % 24);
            writer.Append(tick, schema, row);
        }
    }

    /// <summary>Runs when no other test of the program does.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
