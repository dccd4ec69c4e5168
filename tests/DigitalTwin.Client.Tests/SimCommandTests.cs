namespace DigitalTwin.Client.Tests;

/// <summary>`twin sim`: schedules of faults, the same in every process.</summary>
public sealed class SimCommandTests
{
    [Fact]
    public void The_same_seeds_give_the_same_traces_in_two_processes_on_one_thread_and_on_two()
    {
        JsonElement one = Json("sim", "--seeds", "0..19", "--threads", "1", "--json");
        JsonElement two = Json("sim", "--seeds", "0..19", "--threads", "2", "--json");

        Assert.Equal(20, one.GetProperty("schedules").GetInt64());
        Assert.Equal(JsonValueKind.Null, one.GetProperty("failure").ValueKind);
        foreach (string same in (string[])["traceDigest", "hash", "faults", "recoveries", "schedules"])
            Assert.Equal(one.GetProperty(same).ToString(), two.GetProperty(same).ToString());
    }

    [Fact]
    public void One_seed_prints_its_trace_and_writes_it_to_a_file()
    {
        using var folder = new TempFolder();
        TwinProcess.Outcome sim = TwinProcess.Twin("sim", "--seeds", "17", "--trace", "--trace-file", folder["trace.txt"]);

        Assert.Equal(0, sim.ExitCode);
        Assert.Contains("seed 17 ended in the hash of a run without faults", sim.Output);
        string[] trace = File.ReadAllLines(folder["trace.txt"]);
        Assert.Contains(trace, line => line.Contains("simulation is activated", StringComparison.Ordinal));
        Assert.EndsWith(trace[^1].Trim(), sim.Output.TrimEnd());
    }

    [Fact]
    public void Any_scenario_can_be_simulated()
    {
        JsonElement sim = Json("sim", "two-zones", "--seeds", "1..5", "--ticks", "12", "--json");

        Assert.Equal(("two-zones", 12, 5), (
            sim.GetProperty("scenario").GetString(), sim.GetProperty("ticks").GetInt32(), sim.GetProperty("schedules").GetInt32()));
    }

    [Theory]
    [InlineData("sim --seeds 5..1", "--seeds wants a seed such as 17, or two such as 0..999; found 5..1.")]
    [InlineData("sim --trace", "--trace needs one seed, such as --seeds 17.")]
    [InlineData("sim --ticks 3", "--ticks wants at least 12")]
    public void Says_what_is_wrong_with_its_options(string line, string said)
    {
        TwinProcess.Outcome sim = TwinProcess.Twin(line.Split(' '));
        Assert.Equal(2, sim.ExitCode);
        Assert.Contains(said, sim.Error);
    }

    private static JsonElement Json(params string[] arguments)
    {
        TwinProcess.Outcome outcome = TwinProcess.Twin(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Error + outcome.Output);
        return JsonDocument.Parse(outcome.Output).RootElement;
    }
}
