namespace DigitalTwin.Client.Tests;

/// <summary>Events reach a run that goes on and one that stands still, take effect once, and are part of what a replay repeats.</summary>
public sealed class InjectCommandTests
{
    private const string Outage = """{"id":"trip","kind":"outage","target":"SOUTH/ccgt","durationHours":5}""";

    [Fact]
    public void A_run_that_stands_still_takes_events_into_its_log_and_they_act_when_it_goes_on()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "40", "--out", folder.Path);
        string[] before = File.ReadAllLines(folder["hashes.csv"]);
        TwinProcess.Outcome first = Inject(folder, "--kind", "outage", "--target", "SOUTH/ccgt", "--duration", "5", "--id", "trip");
        TwinProcess.Outcome again = Inject(folder, "--kind", "outage", "--target", "SOUTH/ccgt", "--duration", "5", "--id", "trip");
        Assert.Equal((0, "trip: takes effect with tick 41 (2025-01-02 17:00 UTC)"), (first.ExitCode, first.Output.Trim()));
        Assert.Equal(first, again);
        Assert.Equal(before, File.ReadAllLines(folder["hashes.csv"]));

        TwinProcess.Outcome resumed = TwinProcess.Twin("run", "--resume", folder.Path, "--ticks", "60");
        TwinProcess.Outcome replay = TwinProcess.Twin("replay", folder.Path);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(before, File.ReadAllLines(folder["hashes.csv"])[..before.Length]);
        Assert.Equal((0, "60 of 60 ticks replayed, every hash equal"), (replay.ExitCode, replay.Output.Trim()));
        Assert.True(PriceOf(folder, tick: 41, "SOUTH") > PriceOf(folder, tick: 40, "SOUTH"));
    }

    [Fact]
    public void A_run_that_goes_on_answers_between_two_ticks()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT to send to another process");
        using var folder = new TempFolder();
        folder.Write("events.json", Outage);
        TwinProcess.Outcome? injected = null;
        TwinProcess.Outcome up = TwinProcess.TwinInterrupted(
            folder["run/status.json"],
            () => injected = TwinProcess.Twin("inject", folder["run"], "--file", folder["events.json"], "--json"),
            "up",
            "--scenario",
            "two-zones",
            "--rate",
            "100",
            "--out",
            folder["run"]);
        JsonElement answer = JsonDocument.Parse(injected!.Output).RootElement;
        Assert.Equal((0, 130), (injected.ExitCode, up.ExitCode));
        Assert.Equal("trip", answer.GetProperty("events")[0].GetProperty("id").GetString());
        Assert.True(answer.GetProperty("events")[0].GetProperty("accepted").GetBoolean());
        Assert.Empty(Directory.EnumerateFiles(folder["run/inbox"]));
        Assert.Contains("every hash equal", TwinProcess.Twin("replay", folder["run"]).Output);
    }

    [Fact]
    public void What_is_wrong_is_told_at_once_and_nothing_is_taken()
    {
        using var folder = new TempFolder();
        TwinProcess.Twin("run", "two-zones", "--ticks", "30", "--out", folder.Path);
        folder.Write("events.json", "[\n" + Outage + ",\n{\"id\":\"x\",\"kind\":\"outage\",\"target\":\"SOUTH/ccgtt\",\"atTick\":3}\n]\n");
        TwinProcess.Outcome file = Inject(folder, "--file", folder["events.json"]);
        TwinProcess.Outcome options = Inject(folder, "--kind", "derate", "--target", "SOUTH/ccgt", "--value", "2");
        TwinProcess.Outcome good = Inject(folder, "--kind", "outage", "--target", "SOUTH/ccgt", "--duration", "9", "--id", "trip");

        Assert.Equal((2, 2, 0), (file.ExitCode, options.ExitCode, good.ExitCode)); // trip was not taken from the bad file
        Assert.Contains("events.json:3: target: error: Unknown target SOUTH/ccgtt. Did you mean SOUTH/ccgt", file.Error);
        Assert.Contains("Tick 31 is the first that can still be changed", file.Error);
        Assert.Contains("twin inject: --value: error: 2 is out of range.", options.Error);
        Assert.DoesNotContain("Exception", file.Error + options.Error);
    }

    private static TwinProcess.Outcome Inject(TempFolder folder, params string[] arguments) =>
        TwinProcess.Twin(["inject", folder.Path, .. arguments]);

    private static double PriceOf(TempFolder folder, int tick, string zone)
    {
        string[] row = File.ReadLines(folder["zones.csv"]).Select(line => line.Split(','))
            .First(cells => cells[0] == tick.ToString(System.Globalization.CultureInfo.InvariantCulture) && cells[2] == zone);
        return double.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture);
    }
}
