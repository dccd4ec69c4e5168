namespace DigitalTwin.Client.Tests;

/// <summary>A run that is started with `up`, looked at with `status`, ended by Ctrl-C and checked with `replay`.</summary>
public sealed class LifeOfARunTests
{
    [Fact]
    public void Up_writes_a_run_that_status_finds_and_replay_repeats()
    {
        using var folder = new TempFolder();
        TwinProcess.Outcome up = TwinProcess.TwinIn(folder.Path, "up", "--scenario", "two-zones", "--ticks", "30");
        TwinProcess.Outcome status = TwinProcess.TwinIn(folder.Path, "status", "--json");
        JsonElement found = JsonDocument.Parse(status.Output).RootElement;
        string directory = found.GetProperty("directory").GetString()!;
        TwinProcess.Outcome replay = TwinProcess.TwinIn(folder.Path, "replay", directory);

        Assert.Equal(0, up.ExitCode);
        Assert.Equal(Path.Combine("runs", "two-zones-1"), directory);
        Assert.Equal("finished", found.GetProperty("state").GetString());
        Assert.Equal(30, found.GetProperty("tick").GetInt64());
        Assert.Contains(found.GetProperty("hash").GetString()!, up.Output);
        Assert.Equal((0, "30 of 30 ticks replayed, every hash equal"), (replay.ExitCode, replay.Output.Trim()));
    }

    [Fact]
    public void Ctrl_C_ends_a_run_at_a_tick_with_everything_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT to send to another process");
        using var folder = new TempFolder();
        TwinProcess.Outcome up = TwinProcess.TwinInterrupted(
            folder["status.json"], "up", "--scenario", "two-zones", "--rate", "200", "--out", folder.Path);

        Assert.Equal(130, up.ExitCode);
        Assert.DoesNotContain("Exception", up.Error);
        JsonElement status = JsonDocument.Parse(File.ReadAllText(folder["status.json"])).RootElement;
        long ticks = status.GetProperty("ticks").GetInt64();
        Assert.Equal("interrupted", status.GetProperty("state").GetString());
        Assert.Equal(1 + ticks, File.ReadAllLines(folder["hashes.csv"]).Length);
        Assert.Equal(1 + 2 * ticks, File.ReadAllLines(folder["zones.csv"]).Length);
        JsonElement summary = JsonDocument.Parse(File.ReadAllText(folder["summary.json"])).RootElement;
        Assert.Equal(ticks, summary.GetProperty("ticks").GetInt64());
    }

    [Fact]
    public void Replay_names_the_first_tick_that_differs_and_the_figure()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "24", "--out", folder.Path);
        Forge(folder["hashes.csv"], line => line.StartsWith("7,", StringComparison.Ordinal), line => "7,0123456789abcdef");
        Forge(folder["zones.csv"], line => line.StartsWith("7,", StringComparison.Ordinal), line => line[..line.LastIndexOf(',')] + ",999");

        TwinProcess.Outcome replay = TwinProcess.Twin("replay", folder.Path);

        Assert.Equal(1, replay.ExitCode);
        Assert.Contains("tick 7 (2025-01-01 07:00 UTC) differs first: hash was 0123456789abcdef", replay.Output);
        Assert.Contains("NORTH: co2_t was 999", replay.Output);
    }

    [Fact]
    public void Status_of_a_run_whose_process_is_gone_says_failed()
    {
        using var folder = new TempFolder();
        folder.Write(
            "runs/lost/status.json",
            """{"scenario":"two-zones","seed":1,"state":"running","ticks":5,"instantUtc":null,"hash":"","processId":2147483000}""");
        Assert.Contains("failed, 5 ticks", TwinProcess.TwinIn(folder.Path, "status").Output);
    }

    [Fact]
    public void Scenarios_and_validate_name_what_the_library_holds()
    {
        TwinProcess.Outcome list = TwinProcess.Twin("scenarios");
        TwinProcess.Outcome validate = TwinProcess.Twin("validate", "two-zones");

        Assert.Equal((0, 0), (list.ExitCode, validate.ExitCode));
        Assert.Contains("world-2025", list.Output);
        Assert.StartsWith("two-zones: valid. 2 zones", validate.Output);
    }

    private static void Forge(string file, Func<string, bool> which, Func<string, string> change) =>
        File.WriteAllText(file, string.Concat(File.ReadAllLines(file).Select(line => (which(line) ? change(line) : line) + "\n")));
}
