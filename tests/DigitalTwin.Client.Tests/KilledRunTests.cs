namespace DigitalTwin.Client.Tests;

/// <summary>
/// A run is killed at any instant, without a chance to tidy up, and `run --resume` goes on with it to the end of the run that nobody
/// disturbed: the same hash, the same files.
/// </summary>
public sealed class KilledRunTests
{
    private const int KillsByDefault = 10;
    private const string Ticks = "5000";

    private static readonly string[] Files = ["hashes.csv", "zones.csv", "lines.csv", "plants.csv"];

    /// <summary>How many runs are killed: TWIN_KILLS, or a few.</summary>
    private static int Kills => int.TryParse(
        Environment.GetEnvironmentVariable("TWIN_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int kills)
        ? kills
        : KillsByDefault;

    [Fact]
    public void A_run_killed_at_any_instant_is_resumed_to_the_same_hash_and_the_same_files()
    {
        using var calm = new TempFolder();
        TwinProcess.Outcome whole = TwinProcess.Twin(BeginArguments(calm["run"]));
        long logBytes = LengthOf(calm["run"]);
        Assert.Equal((0, true), (whole.ExitCode, logBytes > 0));

        var random = new Random(4);
        int killed = 0;
        for (int i = 0; i < Kills; i++)
        {
            using var folder = new TempFolder();
            string run = folder["run"];
            long first = random.NextInt64(logBytes);
            killed += Kill(run, first, random, BeginArguments(run));
            if (i % 4 == 3)
                killed += Kill(run, random.NextInt64(first, logBytes), random, ResumeArguments(run));
            TwinProcess.Outcome resumed = TwinProcess.Twin(ResumeArguments(run));

            Assert.True(resumed.ExitCode == 0, $"kill {i}: {resumed.Error}");
            Assert.Equal(Comparable(whole.Output), Comparable(resumed.Output));
            Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(calm["run/" + file]), File.ReadAllBytes(folder["run/" + file])));
        }

        TestContext.Current.SendDiagnosticMessage($"{killed} kills of running processes, {Kills} runs resumed");
        Assert.True(killed > 0, $"none of {Kills} runs was still running when it was to be killed");
    }

    [Fact]
    public void A_run_goes_on_to_where_it_was_told_to_go_or_further()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "30", "--out", folder.Path);
        TwinProcess.Outcome again = TwinProcess.Twin("run", "--resume", folder.Path, "--json");
        TwinProcess.Outcome further = TwinProcess.Twin("run", "--resume", folder.Path, "--ticks", "60", "--json");
        TwinProcess.Outcome whole = TwinProcess.Twin("run", "two-zones", "--ticks", "60", "--json");

        Assert.Equal((0, 0, 0), (again.ExitCode, further.ExitCode, whole.ExitCode));
        Assert.Equal(30, JsonDocument.Parse(again.Output).RootElement.GetProperty("ticks").GetInt32());
        Assert.Equal(Comparable(whole.Output), Comparable(further.Output));
        Assert.Equal("60 of 60 ticks replayed, every hash equal", TwinProcess.Twin("replay", folder.Path).Output.Trim());
    }

    [Fact]
    public void A_folder_that_holds_a_run_is_not_begun_anew()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "3", "--out", folder.Path);
        TwinProcess.Outcome again = TwinProcess.Twin("run", "two-zones", "--ticks", "3", "--out", folder.Path);

        Assert.Equal((2, ""), (again.ExitCode, again.Output));
        Assert.Contains($"--resume {folder.Path}", again.Error);
    }

    [Fact]
    public void A_damaged_root_is_said_aloud_and_the_run_goes_on_from_the_one_before()
    {
        using var folder = new TempFolder();
        TwinProcess.Outcome whole = TwinProcess.Twin("run", "two-zones", "--ticks", "60", "--out", folder.Path, "--json");
        byte[] root = File.ReadAllBytes(folder["store/root"]);
        root[40] ^= 1;
        File.WriteAllBytes(folder["store/root"], root);
        TwinProcess.Outcome resumed = TwinProcess.Twin("run", "--resume", folder.Path, "--json");

        Assert.Equal((0, Comparable(whole.Output)), (resumed.ExitCode, Comparable(resumed.Output)));
        Assert.Contains($"{folder["store/root"]}: changed", resumed.Error);
        Assert.Equal(root, File.ReadAllBytes(folder["store/root.damaged"]));
    }

    [Fact]
    public void A_damaged_log_is_refused_with_file_byte_and_fix()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "60", "--out", folder.Path);
        byte[] log = File.ReadAllBytes(folder["store/log"]);
        log[log.Length / 2] ^= 1;
        File.WriteAllBytes(folder["store/log"], log);
        TwinProcess.Outcome resumed = TwinProcess.Twin("run", "--resume", folder.Path);

        Assert.Equal((2, ""), (resumed.ExitCode, resumed.Output));
        Assert.Matches(@"/log, byte \d+: .* Put a copy of the file in its place, or begin the run again", resumed.Error);
        Assert.DoesNotContain("Exception", resumed.Error);
    }

    [Fact]
    public void Another_scenario_under_the_same_name_is_refused()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "3", "--out", folder.Path);
        string manifest = File.ReadAllText(folder["manifest.json"]);
        File.WriteAllText(folder["manifest.json"], manifest.Replace("\"two-zones\"", "\"two-zones-stress\"", StringComparison.Ordinal));

        TwinProcess.Outcome resumed = TwinProcess.Twin("run", "--resume", folder.Path);
        Assert.Equal(2, resumed.ExitCode);
        Assert.Contains("has changed since the run began", resumed.Error);
    }

    private static string[] BeginArguments(string folder) => ["run", "two-zones", "--ticks", Ticks, "--out", folder, "--plants", "--json"];

    private static string[] ResumeArguments(string folder) => ["run", "--resume", folder, "--ticks", Ticks, "--json"];

    /// <summary>Kills a run some milliseconds after it has a manifest and its log has grown to a length.</summary>
    private static int Kill(string folder, long logBytes, Random random, string[] arguments)
    {
        string manifest = Path.Combine(folder, "manifest.json");
        var after = TimeSpan.FromMilliseconds(random.Next(30));
        return TwinProcess.TwinKilled(() => File.Exists(manifest) && LengthOf(folder) >= logBytes, after, arguments) ? 1 : 0;
    }

    private static long LengthOf(string folder)
    {
        var log = new FileInfo(Path.Combine(folder, "store", "log"));
        return log.Exists ? log.Length : 0;
    }

    /// <summary>The summary without the time that it took.</summary>
    private static string Comparable(string summary) =>
        string.Concat(summary.Split('\n').Where(line => !line.Contains("wallSeconds", StringComparison.Ordinal)));
}
