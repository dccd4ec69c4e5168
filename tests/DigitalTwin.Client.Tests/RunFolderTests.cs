using DigitalTwin.Runs.Folders;

namespace DigitalTwin.Client.Tests;

/// <summary>What is in a run's folder is lost by no command, and a second process is refused in words.</summary>
public sealed class RunFolderTests
{
    [Fact]
    public void A_second_process_is_refused_and_the_living_run_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT to send to another process");
        using var folder = new TempFolder();
        var refused = new List<TwinProcess.Outcome>();
        TwinProcess.Outcome up = TwinProcess.TwinInterrupted(
            folder["D/status.json"],
            () =>
            {
                refused.Add(TwinProcess.Twin("run", "--resume", folder["D"], "--ticks", "100000"));
                refused.Add(TwinProcess.Twin("up", "--resume", folder["D"], "--ticks", "100000", "--address", "http://127.0.0.1:0"));
                refused.Add(TwinProcess.Twin("run", "two-zones", "--ticks", "3", "--out", folder["D"]));
            },
            ["up", "--scenario", "two-zones", "--rate", "50", "--out", folder["D"], "--address", "http://127.0.0.1:0"]);

        Assert.All(refused, outcome => Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output)));
        Assert.Contains($"{folder["D"]}: another process has this run open (process ", refused[0].Error);
        Assert.Contains("Nothing was changed", refused[1].Error);
        Assert.Equal(130, up.ExitCode);
        Assert.DoesNotContain("is over", up.Error);
        Assert.Contains("every hash equal", TwinProcess.Twin("replay", folder["D"]).Output);
    }

    [Theory]
    [InlineData("run", "--resume", "D", "--ticks", "10")]
    [InlineData("up", "--resume", "D", "--ticks", "10", "--address", "http://127.0.0.1:0")]
    [InlineData("fork", "D", "--at", "30", "--ticks", "10", "--out", "E")]
    [InlineData("run", "world-2025", "--resume", "D")]
    public void A_refused_command_changes_no_file(params string[] arguments)
    {
        using var folder = new TempFolder();
        TwinProcess.TwinIn(folder.Path, "run", "two-zones", "--ticks", "48", "--out", "D");
        SortedDictionary<string, string> before = FilesOf(folder["D"]);

        TwinProcess.Outcome refused = TwinProcess.TwinIn(folder.Path, arguments);

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Matches("(10 were asked for|is to have 10 ticks|it is a run of two-zones)", refused.Error);
        Assert.DoesNotContain("fault of the program", refused.Error);
        Assert.Equal(before, FilesOf(folder["D"]));
        Assert.False(File.Exists(folder["E/manifest.json"]));
    }

    [Fact]
    public void A_resume_of_a_finished_run_leaves_its_status_as_it_is()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "48", "--out", folder["D"]);
        string before = TwinProcess.Twin("status", folder["D"]).Output;

        Assert.Equal(0, TwinProcess.Twin("run", "--resume", folder["D"]).ExitCode);
        Assert.Contains("finished, 48 ticks at 2025-01-02 23:00 UTC", before);
        Assert.Equal(before, TwinProcess.Twin("status", folder["D"]).Output);
    }

    [Fact]
    public void The_status_of_a_run_that_has_just_begun_names_no_hash()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "24", "--out", folder["D"]);
        RunStatus status = RunCatalog.Read(folder["D"]) with { Ticks = 0, InstantUtc = null, Hash = "" };
        File.WriteAllText(folder["D/status.json"], RunFolder.ToJson(status));

        string said = TwinProcess.Twin("status", folder["D"]).Output;

        Assert.Contains("no tick yet", said);
        Assert.Contains(folder["D"], said);
        Assert.DoesNotContain("hash", said);
        Assert.DoesNotContain("0 ticks", said);
    }

    [Fact]
    public void A_resume_that_cannot_open_the_run_leaves_its_status_as_it_is()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "60", "--out", folder["D"]);
        string before = File.ReadAllText(folder["D/status.json"]);
        Flip(folder["D/store/log"]);

        Assert.Equal(2, TwinProcess.Twin("run", "--resume", folder["D"]).ExitCode);
        Assert.Equal(before, File.ReadAllText(folder["D/status.json"]));
    }

    [Fact]
    public void A_run_of_a_folder_is_replayed_reported_and_resumed_from_any_folder()
    {
        using var folder = new TempFolder();
        CopyTwoZones(folder, "study");
        TwinProcess.TwinIn(folder["study"], "run", ".", "--ticks", "24", "--out", "../D");
        folder.Write("elsewhere/note", "");

        Assert.Contains("24 of 24 ticks replayed", TwinProcess.TwinIn(folder["elsewhere"], "replay", "../D").Output);
        Assert.Equal(0, TwinProcess.TwinIn(folder["elsewhere"], "report", "../D").ExitCode);
        Assert.Equal(0, TwinProcess.TwinIn(folder["elsewhere"], "run", "--resume", "../D", "--ticks", "30").ExitCode);
    }

    [Fact]
    public void A_scenario_of_the_same_name_nearby_does_not_stand_in_for_the_one_that_was_run()
    {
        using var folder = new TempFolder();
        TwinProcess.TwinIn(folder.Path, "run", "two-zones", "--ticks", "24", "--out", "D");
        CopyTwoZones(folder, "scenarios/two-zones");
        RaiseGasPrices(folder["scenarios/two-zones"]);

        Assert.Contains("24 of 24 ticks replayed, every hash equal", TwinProcess.TwinIn(folder.Path, "replay", "D").Output);
    }

    [Fact]
    public void Diff_of_runs_before_and_after_an_edit_names_the_input_the_tick_and_the_figure()
    {
        using var folder = new TempFolder();
        CopyTwoZones(folder, "study");
        TwinProcess.TwinIn(folder.Path, "run", "./study", "--ticks", "24", "--out", "A");
        RaiseGasPrices(folder["study"]);
        TwinProcess.TwinIn(folder.Path, "run", "./study", "--ticks", "24", "--out", "B");

        TwinProcess.Outcome diff = TwinProcess.TwinIn(folder.Path, "diff", "A", "B");
        Assert.Equal(1, diff.ExitCode);
        Assert.Contains("inputs that differ: fuel_prices.csv\n", diff.Output);
        Assert.Matches(@"tick \d+ \(.* UTC\) differs first", diff.Output);
        Assert.Matches(@"first recorded figure, tick \d+ \(.* UTC\), \S+: \S+ is \S+ in A, \S+ in B", diff.Output);
        Assert.DoesNotContain("fault", diff.Error);
    }

    [Fact]
    public void Diff_of_two_scenarios_names_what_they_are_and_an_entity_that_one_lacks()
    {
        using var folder = new TempFolder();
        TwinProcess.TwinIn(folder.Path, "run", "two-zones", "--ticks", "6", "--out", "A");
        TwinProcess.TwinIn(folder.Path, "run", "every-kind", "--ticks", "6", "--seed", "7", "--out", "B");

        TwinProcess.Outcome diff = TwinProcess.TwinIn(folder.Path, "diff", "A", "B");
        Assert.Equal((1, ""), (diff.ExitCode, diff.Error));
        Assert.Contains("the scenarios differ: two-zones", diff.Output);
        Assert.Contains("the seeds differ: 1 and 7", diff.Output);
        Assert.Contains("zones.csv", diff.Output);
        Assert.Matches(@"\S+: \S+ is .+ in A, .+ in B", diff.Output);
    }

    internal static void CopyTwoZones(TempFolder folder, string to)
    {
        string source = RepositoryFolder.Scenario("two-zones");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            folder.Write(Path.Combine(to, Path.GetRelativePath(source, file)), File.ReadAllText(file));
    }

    internal static void Flip(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    private static void RaiseGasPrices(string scenario)
    {
        string file = Path.Combine(scenario, "fuel_prices.csv");
        string[] rows = File.ReadAllLines(file);
        int price = Array.IndexOf(rows[0].Split(','), "usd_mmbtu");
        File.WriteAllLines(file, rows.Select(row => Raise(row.Split(','), price)));
    }

    private static string Raise(string[] cells, int price)
    {
        if (cells.Contains("gas"))
            cells[price] = (double.Parse(cells[price], CultureInfo.InvariantCulture) + 40).ToString(CultureInfo.InvariantCulture);
        return string.Join(',', cells);
    }

    /// <summary>Path and content of every file of a run but the one whose only use is to be locked.</summary>
    private static SortedDictionary<string, string> FilesOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file))), StringComparer.Ordinal);
}
