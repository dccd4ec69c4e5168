using System.Diagnostics;

namespace DigitalTwin.Client.Tests;

/// <summary>
/// A run's folder is copied with `cp -r` while the run lives, at random moments: its files are then of different instants. A copy is
/// resumed to the result of the run that nobody disturbed, or refused in words with a fix; never to another result.
/// </summary>
public sealed class CopiedRunTests
{
    private const int CopiesByDefault = 5;
    private const int CopiesARun = 5;
    private const string Ticks = "3000";

    private static readonly string[] Files = ["hashes.csv", "zones.csv", "lines.csv", "plants.csv"];

    /// <summary>How many copies are made: TWIN_KILLS, or a few.</summary>
    private static int Copies => int.TryParse(
        Environment.GetEnvironmentVariable("TWIN_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int copies)
        ? copies
        : CopiesByDefault;

    [Fact]
    public void A_copy_of_a_living_run_is_resumed_to_the_same_result_or_refused_in_words()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no cp");
        using var calm = new TempFolder();
        TwinProcess.Outcome whole = TwinProcess.Twin(BeginArguments(calm["run"]));
        long logBytes = LengthOf(calm["run"]);
        Assert.Equal((0, true), (whole.ExitCode, logBytes > 0));

        var random = new Random(6);
        var refusals = new List<string>();
        int made = 0;
        while (made < Copies)
        {
            using var folder = new TempFolder();
            int copies = Math.Min(CopiesARun, Copies - made);
            TwinProcess.Outcome living = TwinProcess.TwinWatched(
                process => CopyAtRandom(folder, copies, logBytes, random, process), BeginArguments(folder["run"]));
            Assert.Equal((0, HashOf(calm["run"])), (living.ExitCode, HashOf(folder["run"])));
            for (int copy = 0; copy < copies; copy++, made++)
            {
                if (Resume(folder, $"copy-{copy}", calm, byUp: made % 2 == 1) is string refusal)
                    refusals.Add($"copy {made}: {refusal}");
            }
        }

        TestContext.Current.SendDiagnosticMessage(
            $"{made} copies of living runs, {made - refusals.Count} resumed to the same result, {refusals.Count} refused");
        foreach (string refusal in refusals)
            TestContext.Current.SendDiagnosticMessage(refusal);
        Assert.True(refusals.Count <= made / 2, string.Join("\n", refusals));
    }

    [Fact]
    public void A_copy_is_resumed_while_the_run_that_it_was_made_of_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT to send to another process, and no cp");
        using var folder = new TempFolder();
        var resumed = new List<TwinProcess.Outcome>();
        TwinProcess.Outcome up = TwinProcess.TwinInterrupted(
            folder["run/status.json"],
            () =>
            {
                TwinProcess.Run("cp", ["-r", folder["run"], folder["copy"]]);
                resumed.Add(TwinProcess.Twin("run", "--resume", folder["copy"], "--ticks", "500", "--json"));
                resumed.Add(TwinProcess.Twin("run", "--resume", folder["run"], "--ticks", "500"));
            },
            ["up", "--scenario", "two-zones", "--rate", "20", "--out", folder["run"], "--address", "http://127.0.0.1:0"]);
        TwinProcess.Outcome whole = TwinProcess.Twin("run", "two-zones", "--ticks", "500", "--json");

        Assert.True(resumed[0].ExitCode == 0, resumed[0].Error);
        Assert.Equal(HashIn(whole.Output), HashIn(resumed[0].Output));
        Assert.Equal(2, resumed[1].ExitCode);
        Assert.Contains("another process has this run open", resumed[1].Error);
        Assert.Equal(130, up.ExitCode);
        Assert.Contains("every hash equal", TwinProcess.Twin("replay", folder["run"]).Output);
    }

    private static string[] BeginArguments(string folder) => ["run", "two-zones", "--ticks", Ticks, "--out", folder, "--plants", "--json"];

    /// <summary>Copies the run's folder each time that its log has grown to a length and some milliseconds more have passed.</summary>
    private static void CopyAtRandom(TempFolder folder, int copies, long logBytes, Random random, Process living)
    {
        long[] lengths = [.. Enumerable.Range(0, copies).Select(_ => random.NextInt64(logBytes * 9 / 10)).Order()];
        for (int copy = 0; copy < copies; copy++)
        {
            while (!(Directory.Exists(folder["run"]) && LengthOf(folder["run"]) >= lengths[copy]) && !living.HasExited)
                Thread.Sleep(1);
            Thread.Sleep(random.Next(10));
            TwinProcess.Run("cp", ["-r", folder["run"], folder[$"copy-{copy}"]]); // a file may go while it copies: that is part of it
        }
    }

    /// <summary>Resumes a copy to the end of the run.</summary>
    /// <returns>Null where it has the same result as the undisturbed run; else the refusal.</returns>
    private static string? Resume(TempFolder folder, string copy, TempFolder calm, bool byUp)
    {
        string[] command = byUp
            ? ["up", "--resume", folder[copy], "--ticks", Ticks, "--address", "http://127.0.0.1:0"]
            : ["run", "--resume", folder[copy], "--ticks", Ticks, "--json"];
        TwinProcess.Outcome resumed = TwinProcess.Twin(command);
        if (resumed.ExitCode == 0)
        {
            Assert.Equal(HashOf(calm["run"]), HashOf(folder[copy]));
            Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(calm["run/" + file]), File.ReadAllBytes(folder[$"{copy}/{file}"])));
            return null;
        }

        Assert.True(resumed.ExitCode == 2, resumed.Error);
        Assert.Contains(folder[copy], resumed.Error);
        Assert.DoesNotContain("Exception", resumed.Error);
        Assert.DoesNotContain("fault of the program", resumed.Error);
        Assert.Matches("(Put a copy|[Pp]ut it back|write all files anew|begin the run again|run again|name the folder)", resumed.Error);
        return resumed.Error;
    }

    private static string HashOf(string folder) => HashIn(File.ReadAllText(Path.Combine(folder, "summary.json")));

    private static string HashIn(string summary) => JsonDocument.Parse(summary).RootElement.GetProperty("hash").GetString()!;

    private static long LengthOf(string folder)
    {
        var log = new FileInfo(Path.Combine(folder, "store", "log"));
        return log.Exists ? log.Length : 0;
    }
}
