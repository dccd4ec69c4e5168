namespace DigitalTwin.Client.Tests;

/// <summary>Bad input ends with exit code 2 and sentences that fix it, never with a stack trace.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string> Lines => new()
    {
        { "", "name a command: up, run" },
        { "rum", "Did you mean run?" },
        { "run", "SCENARIO is missing" },
        { "run --resume nowhere", "there is no manifest.json" },
        { "run two-zones --resume nowhere --seed 3", "--seed does not go with it" },
        { "run two-zones --tick 3", "Did you mean --ticks?" },
        { "run two-zones --ticks abc", "--ticks wants a whole number above zero, such as 8760; found abc." },
        { "run two-zones --ticks 0", "--ticks wants" },
        { "run two-zones --ticks -5", "--ticks wants" },
        { "run two-zones --threads 0", "--threads wants a whole number from 1 to 1024" },
        { "run two-zones --seed 1.5", "--seed wants" },
        { "run two-zones --until tomorrow", "--until wants a day such as 2025-07-01; found tomorrow." },
        { "run two-zones --until 2020-01-01", "is not after the start" },
        { "run two-zones --ticks 3 --until 2025-02-01", "exclude each other" },
        { "run two-zones --ticks 3 --plants", "--plants needs --out" },
        { "run two-zone --ticks 3", "two-zones" },
        { "bottlenecks two-zones --bottleneck door", "they are permit, connection" },
        { "bottlenecks two-zones --equal-only doors", "they are steps, permits" },
        { "bottlenecks two-zones --until 2025-02-01 --from 2025-03-01", "fix --from or --until" },
        { "gates two-zones --country XX", "known: AA, BB" },
        { "marginal-values two-zones --until 2025-02-01 --from 2025-03-01",
            "twin marginal-values: the fork (2025-03-01) must lie between" },
        { "marginal-values two-zones --step 0", "write a share above 0 and at most 10" },
        { "margins two-zones --ticks 5 --until 2025-02-01", "exclude each other" },
        { "up --scenario nowhere --ticks 3", "nowhere" },
        { "validate nowhere", "nowhere" },
        { "replay nowhere", "manifest.json" },
        { "status nowhere", "status.json" },
        { "status --redis 127.0.0.1:1", "--redis needs --cluster." },
        { "up --redis 127.0.0.1:1 --ticks 1", "--redis needs --silos." },
        { "silo", "twin silo: --config is missing. `twin silo --help` describes it." },
        { "bench", "twin bench: name a command: clearing, checkpoints, cluster." },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_bad_command_line_gets_a_fix(string line, string fix)
    {
        TwinProcess.Outcome run = TwinProcess.Twin(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(fix, run.Error);
        AssertNoTrace(run.Error);
    }

    [Fact]
    public void A_broken_scenario_gets_all_its_findings_at_once()
    {
        using var folder = new TempFolder();
        string zones = Path.Combine(CopyTwoZones(folder), "zones.csv");
        string[] rows = File.ReadAllLines(zones);
        File.WriteAllText(zones,
            $"{rows[0]},colour\n{rows[1].Replace("NORTH", "NORTH NORTH", StringComparison.Ordinal)},red\n{rows[2]},blue\n");

        TwinProcess.Outcome run = TwinProcess.Twin("run", folder["broken"], "--ticks", "3", "--json");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("zones.csv:1: colour: error", run.Error);
        Assert.Contains("zones.csv:2:", run.Error);
        Assert.Matches(@"\d+ errors", run.Error);
        AssertNoTrace(run.Error);
    }

    private static string CopyTwoZones(TempFolder folder)
    {
        string source = RepositoryFolder.Scenario("two-zones");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            folder.Write(Path.Combine("broken", Path.GetRelativePath(source, file)), File.ReadAllText(file));
        return folder["broken"];
    }

    private static void AssertNoTrace(string error)
    {
        Assert.DoesNotContain("   at ", error);
        Assert.DoesNotContain("Exception", error);
    }
}
