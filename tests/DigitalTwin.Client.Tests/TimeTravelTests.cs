namespace DigitalTwin.Client.Tests;

/// <summary>`replay --to`, `fork` and `diff` on runs of two-zones.</summary>
public sealed class TimeTravelTests
{
    [Fact]
    public void A_run_is_left_changed_compared_and_replayed()
    {
        using var folder = new TempFolder();
        folder.Write("gas.json", """{"id": "gas", "kind": "outage", "target": "SOUTH/ccgt", "value": 0.5, "durationHours": 12}""");
        Twin(0, folder, "run", "two-zones", "--ticks", "48", "--out", "a", "--json");
        JsonElement fork = Json(0, folder, "fork", "a", "--at", "30", "--out", "b", "--inject", "gas.json", "--json");
        JsonElement same = Json(0, folder, "fork", "a", "--at", "30", "--out", "c", "--json");
        JsonElement diff = Json(1, folder, "diff", "a", "b", "--json");
        JsonElement part = diff.GetProperty("difference");
        JsonElement replay = Json(0, folder, "replay", "b", "--to", "40", "--json");

        Assert.NotEqual(fork.GetProperty("hash").GetString(), same.GetProperty("hash").GetString());
        Assert.Equal(
            (30, 30, "SOUTH/ccgt"),
            (diff.GetProperty("equalTicks").GetInt32(), part.GetProperty("tick").GetInt32(), part.GetProperty("entity").GetString()));
        Assert.Contains("SOUTH/ccgt: ", Twin(1, folder, "diff", "a", "b"));
        Assert.StartsWith("equal up to tick 47, hash ", Twin(0, folder, "diff", "a", "c"));
        Assert.Equal((41, 1), (replay.GetProperty("ticks").GetInt32(), replay.GetProperty("events").GetInt32()));
        Assert.Contains("48 of 48 ticks replayed, every hash equal", Twin(0, folder, "replay", "b"));
        Assert.Matches("^1 of 1 ticks replayed, every hash equal; tick 0 has [0-9a-f]{16}", Twin(0, folder, "replay", "a", "--to", "0"));
        JsonElement parent = JsonDocument.Parse(File.ReadAllText(folder["b/manifest.json"])).RootElement.GetProperty("parent");
        Assert.Equal(("a", 30), (parent.GetProperty("folder").GetString(), parent.GetProperty("ticks").GetInt32()));

        Assert.Contains("an event gas is there already", Error(folder, "fork", "b", "--at", "40", "--out", "d", "--inject", "gas.json"));
        Assert.Contains("the run has 48 ticks", Error(folder, "fork", "a", "--at", "49", "--out", "d"));
        Assert.Contains("--at is missing", Error(folder, "fork", "a", "--out", "d"));
        Assert.Contains("it holds a run", Error(folder, "fork", "a", "--at", "5", "--out", "b"));
        Assert.Contains("the run has ticks 0 to 47", Error(folder, "replay", "a", "--to", "48"));
        Assert.Contains("there is no manifest.json", Error(folder, "diff", "a", "nowhere"));
        Assert.False(Directory.Exists(folder["d"]));
    }

    private static JsonElement Json(int exitCode, TempFolder folder, params string[] arguments) =>
        JsonDocument.Parse(Twin(exitCode, folder, arguments)).RootElement;

    private static string Twin(int exitCode, TempFolder folder, params string[] arguments)
    {
        TwinProcess.Outcome outcome = TwinProcess.TwinIn(folder.Path, arguments);
        Assert.True(outcome.ExitCode == exitCode, outcome.Error + outcome.Output);
        return outcome.Output;
    }

    private static string Error(TempFolder folder, params string[] arguments)
    {
        TwinProcess.Outcome outcome = TwinProcess.TwinIn(folder.Path, arguments);
        Assert.Equal(2, outcome.ExitCode);
        return outcome.Error;
    }
}
