using Happen = DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.Runs.Tests.Folders;

/// <summary>The history of a run that nobody watched: each tick once, whatever happened to the run and to its files.</summary>
public sealed class HistoryOfARunTests : IDisposable
{
    /// <summary>Two days of a month, which are packed in columns at its end, and two of the next one.</summary>
    private const long Ticks = 96;

    // Nobody chooses a site in it: who joins begins another file.
    private static readonly WorldSpec World = EveryKindWorld.Build() with
    {
        Calendar = new Calendar(new DateTime(2025, 1, 30, 0, 0, 0, DateTimeKind.Utc)),
        SiteChoices = [],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-history-").FullName;

    /// <summary>What can happen to the files while no run has them in hand.</summary>
    public static TheoryData<string> Damage =>
    [
        "nothing", "torn row", "flipped row", "half a table", "flipped table", "no table", "no index", "broken index", "no schema",
        "broken schema", "draft left", "all gone",
    ];

    [Fact]
    public void Each_tick_is_there_once_with_the_figures_of_the_hourly_files_though_the_run_was_cut_short_twice()
    {
        Advance(40);
        Advance(61);
        Advance(Ticks);

        HistoryReader reader = Reader();
        Assert.Equal(Ticks, reader.Ticks);
        string[][] rows = [.. File.ReadLines(Path.Combine(_folder, RunFiles.Zones)).Select(line => line.Split(','))];
        foreach (string zone in (string[])["east", "north", "south"])
        {
            foreach (string metric in (string[])["price_usd_mwh", "load_mw", "headroom_mw"])
            {
                int column = Array.IndexOf(rows[0], metric);
                double[] written = [.. rows.Skip(1).Where(row => row.Contains(zone)).Select(row => Number(row[column]))];
                IReadOnlyList<HistoryPoint> kept = reader.Read(zone, metric, 0, Ticks, HistoryResolution.Hour)!.Points;
                Assert.Equal(Enumerable.Range(0, (int)Ticks).Select(tick => (long)tick), kept.Select(point => point.Tick));
                Assert.Equal(written, kept.Select(point => point.Mean));
            }
        }
    }

    [Fact]
    public void Who_joins_in_the_middle_has_figures_from_then_on_and_its_neighbours_keep_theirs()
    {
        Advance(20, Happen.Birth(EveryKindWorld.NewCampus("north/new-campus", "north"), 12));
        HistoryReader reader = Reader();
        IReadOnlyList<HistoryPoint> campus = reader.Read("north/new-campus", "served_mw", 0, 20, HistoryResolution.Hour)!.Points;
        Assert.Equal(20, campus[^1].Tick + 1);
        Assert.InRange(campus[0].Tick, 12, 13);
        Assert.Equal(20, reader.Read("east", "load_mw", 0, 20, HistoryResolution.Hour)!.Points.Count);
    }

    [Theory]
    [MemberData(nameof(Damage))]
    public void What_is_damaged_is_told_and_computed_again_when_the_run_is_opened(string damage)
    {
        Advance(Ticks);
        long[][] before = Rows();
        Apply(damage);
        // Fewer ticks, or none lost: no wrong figure.
        bool isSilent = damage is "nothing" or "draft left" or "all gone" or "torn row" or "no index" or "broken index";
        Exception? told = Record.Exception(() =>
        {
            foreach (string metric in (string[])["load_mw", "price_usd_mwh"])
                Reader().Read("east", metric, 0, Ticks, HistoryResolution.Hour);
        });
        if (isSilent)
            Assert.Null(told);
        else
            Assert.Contains("history/", Assert.IsType<HistoryDamageException>(told).Message);

        Advance(Ticks + 1);
        Assert.Equal(Ticks + 1, Reader().Ticks);
        Assert.Equal(before, Rows());
    }

    [Fact]
    public void A_run_that_ended_three_times_has_the_same_tables_as_one_that_ended_once()
    {
        RunEvent birth = Happen.Birth(EveryKindWorld.NewCampus("north/new-campus", "north"), 12);
        Advance(Ticks, ends: true, birth);
        SortedDictionary<string, string> once = Tables();
        Assert.Contains("zones/2025-01.parquet", once.Keys);
        Assert.Contains("zones/2025-02.parquet", once.Keys);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "history"), "*.rows"));

        Directory.Delete(_folder, recursive: true);
        Advance(20, ends: true, birth);
        Advance(61, ends: true);
        Advance(Ticks, ends: true);
        Assert.Equal(once, Tables());
        Assert.Equal(Ticks, Reader().Ticks);
    }

    [Fact]
    public void History_of_an_older_build_is_refused_until_the_run_is_opened_and_computed_again()
    {
        Advance(Ticks);
        long[][] before = Rows();
        Directory.Delete(Path.Combine(_folder, "history"), recursive: true);
        Directory.CreateDirectory(Path.Combine(_folder, "history"));
        File.WriteAllText(Path.Combine(_folder, "history", "0000000000.columns"), "DIGHIST1");
        var refused = Assert.Throws<HistoryDamageException>(() => Reader().ReadRow(0));
        Assert.Contains("older build", refused.Message);
        Assert.Contains("--resume", refused.Message);

        Advance(Ticks + 1);
        Assert.Equal(before, Rows());
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private HistoryReader Reader() => new(new DiskFileSystem(_folder), World.Calendar);

    private long[][] Rows()
    {
        HistoryReader reader = Reader();
        return [.. Enumerable.Range(0, (int)Ticks).Select(tick => reader.ReadRow(tick)!.Values)];
    }

    /// <summary>Digest of every table.</summary>
    private SortedDictionary<string, string> Tables()
    {
        string history = Path.Combine(_folder, "history");
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(history, "*.parquet", SearchOption.AllDirectories))
        {
            tables.Add(
                Path.GetRelativePath(history, file).Replace('\\', '/'),
                Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
        }

        return tables;
    }

    private void Advance(long ticks, params RunEvent[] events) => Advance(ticks, ends: false, events);

    private void Advance(long ticks, bool ends, params RunEvent[] events)
    {
        var options = new RunOptions { Scenario = "every-kind", Seed = 1, Ticks = ticks, Threads = 1, OutDirectory = _folder };
        using LocalRun run = LocalRun.Start(World, options, new AssumptionSummary(0, 0));
        foreach (RunEvent one in events)
            run.Inject(one);
        Assert.True(run.Advance());
        if (ends)
            run.Finish();
    }

    private void Apply(string damage)
    {
        string history = Path.Combine(_folder, "history");
        string table = Path.Combine(history, "zones", "2025-01.parquet"), index = Path.Combine(history, "2025-01.index");
        string rows = Directory.GetFiles(history, "*.rows").Single();
        string schema = Directory.GetFiles(history, "*.schema").First();
        switch (damage)
        {
            case "torn row":
                File.WriteAllBytes(rows, File.ReadAllBytes(rows)[..^100]);
                break;
            case "flipped row":
                Flip(rows, from: 0.5);
                break;
            case "half a table":
                File.WriteAllBytes(table, File.ReadAllBytes(table)[..(int)(new FileInfo(table).Length / 2)]);
                break;
            case "flipped table":
                Flip(table, from: 0.02);
                break;
            case "no table":
                File.Delete(table);
                break;
            case "no index":
                File.Delete(index);
                break;
            case "broken index":
                Flip(index, from: 0.5);
                break;
            case "no schema":
                File.Delete(schema);
                break;
            case "broken schema":
                File.WriteAllText(schema, "Zone\teast");
                break;
            case "draft left":
                File.WriteAllText(table + ".tmp", "half");
                break;
            case "all gone":
                Directory.Delete(history, recursive: true);
                break;
        }
    }

    /// <summary>Changes one bit in each hundredth of a file from a place on.</summary>
    private static void Flip(string path, double from)
    {
        byte[] bytes = File.ReadAllBytes(path);
        for (int at = (int)(bytes.Length * from); at < bytes.Length; at += Math.Max(1, bytes.Length / 100))
            bytes[at] ^= 4;
        File.WriteAllBytes(path, bytes);
    }
}
