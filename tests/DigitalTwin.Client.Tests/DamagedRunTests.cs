using DigitalTwin.Client.Rendering;
using DigitalTwin.Runs.Local;
using DigitalTwin.Viewer.Runs;

namespace DigitalTwin.Client.Tests;

/// <summary>Runs whose files were cut, changed or may not be written.</summary>
public sealed class DamagedRunTests
{
    [Fact]
    public void Replay_of_a_cut_or_missing_record_fails_in_words()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "48", "--out", folder["D"]);
        foreach ((string file, int bytes, string said) in ((string, int, string)[])
            [
                ("hashes.csv", -1, "hashes.csv: the file is missing"),
                ("hashes.csv", 0, "holds 0 of the 48 ticks"),
                ("hashes.csv", 400, "of the 48 ticks that the run had: it was cut"),
                ("store/log", 700, "the log"),
                ("store/log", -1, "the file is gone"),
            ])
        {
            byte[] whole = File.ReadAllBytes(folder["D/" + file]);
            File.Delete(folder["D/" + file]);
            if (bytes >= 0)
                File.WriteAllBytes(folder["D/" + file], whole[..bytes]);
            TwinProcess.Outcome replay = TwinProcess.Twin("replay", folder["D"]);
            File.WriteAllBytes(folder["D/" + file], whole);

            Assert.Equal((1, ""), (replay.ExitCode, replay.Output));
            Assert.Contains(said, replay.Error);
            Assert.DoesNotContain("fault of the program", replay.Error);
        }
    }

    [Fact]
    public void A_damaged_folder_does_not_hide_the_other_runs()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "3", "--out", folder["runs/good"]);
        folder.Write("runs/empty/manifest.json", "{}");
        folder.Write("runs/wrong/manifest.json", """{"scenario":[1],"seed":"x"}""");
        folder.Write("runs/good/status.json", """{"state":7}""");
        using var host = new RunHost(new RunHostOptions { Folder = folder["runs"], Open = LocalRun.Start, Threads = 1 });

        Assert.Equal(["empty", "good", "wrong"], host.List().Select(run => run.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_run_that_may_only_be_read_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other permissions");
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "30", "--out", folder["D"]);
        string[] all = [folder.Path, .. Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories)];
        foreach (string path in all)
            Permit(path, writable: false);
        try
        {
            Assert.Contains("30 of 30 ticks replayed, every hash equal", TwinProcess.TwinUnprivileged("replay", folder["D"]).Output);
            Assert.Contains("finished, 30 ticks", TwinProcess.TwinUnprivileged("status", folder["D"]).Output);
            Assert.Contains("both end there", TwinProcess.TwinUnprivileged("diff", folder["D"], folder["D"]).Output);
            TwinProcess.Outcome report = TwinProcess.TwinUnprivileged("report", folder["D"]);
            Assert.Equal(2, report.ExitCode);
            Assert.Contains("name another file with --html", report.Error);
            TwinProcess.Outcome resumed = TwinProcess.TwinUnprivileged("run", "--resume", folder["D"], "--ticks", "40");
            Assert.Equal(1, resumed.ExitCode);
            Assert.Contains("cannot be written", resumed.Error);
            Assert.DoesNotContain("another process", resumed.Error);
        }
        finally
        {
            foreach (string path in all)
                Permit(path, writable: true);
        }
    }

    [Fact]
    public void Tables_keep_to_the_columns_that_the_environment_gives()
    {
        TwinProcess.Outcome run = TwinProcess.TwinWith(
            new Dictionary<string, string> { ["COLUMNS"] = "72" }, "run", "two-zones", "--ticks", "24");

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 72));
    }

    [Theory]
    [InlineData("0123456789", 10, "012345678")]
    [InlineData("0123456789", 11, "0123456789")]
    [InlineData("0123456789", 80, "0123456789")]
    public void The_progress_line_stays_within_the_terminal(string line, int columns, string shown) =>
        Assert.Equal(shown, LiveLine.Cut(line, columns));

    [Theory]
    [InlineData(59, "0:59")]
    [InlineData(86399, "23:59:59")]
    [InlineData(86400 * 3 + 3661, "3 d 1:01:01")]
    public void A_span_keeps_its_days(int seconds, string shown) => Assert.Equal(shown, Figures.Span(TimeSpan.FromSeconds(seconds)));

    private static void Permit(string path, bool writable)
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(path,
            (Directory.Exists(path) ? Read | Enter : Read) | (writable ? UnixFileMode.UserWrite : UnixFileMode.None));
    }
}
