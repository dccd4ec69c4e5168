using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin diff A B</c>: the first tick, entity and field in which two runs part.</summary>
internal static class DiffCommand
{
    private static readonly Argument<DirectoryInfo> First = new("A") { Description = "Folder of a run" };
    private static readonly Argument<DirectoryInfo> Second = new("B") { Description = "Folder of another run" };
    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        Command command = new("diff", "Find the first tick, entity and field in which two runs part") { First, Second, Json };
        command.SetAction(Diff);
        return command;
    }

    private static int Diff(ParseResult parsed)
    {
        RunHistory first = RunHistory.Read(parsed.GetRequiredValue(First).ToString());
        RunHistory second = RunHistory.Read(parsed.GetRequiredValue(Second).ToString());
        long equal = RunComparison.EqualTicks(first, second);
        IReadOnlyList<string> asked = RecordedComparison.WhatWasAsked(first, second);
        bool parts = equal < Math.Min(first.Hashes.Count, second.Hashes.Count);
        (RunDifference? difference, bool recorded) = parts ? Find(first, second, equal) : (null, false);
        if (parsed.GetValue(Json))
        {
            Console.Out.WriteLine(RunFolder.ToJson(new
            {
                EqualTicks = equal,
                FirstTicks = first.Hashes.Count,
                SecondTicks = second.Hashes.Count,
                Asked = asked,
                Inputs = RecordedComparison.InputsThatDiffer(first.Manifest, second.Manifest),
                Compared = recorded ? "recorded figures" : "state",
                difference,
            }));
        }
        else
        {
            foreach (string line in asked)
                Console.Out.WriteLine(line);
            Console.Out.WriteLine(parts ? Describe(first, second, equal, difference, recorded) : DescribeEqual(first, second, equal));
        }

        return parts ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>By the state where both runs can be recomputed; else by what they recorded.</summary>
    private static (RunDifference? Difference, bool Recorded) Find(RunHistory first, RunHistory second, long equal)
    {
        ScenarioLoadResult firstScenario = ResumableRun.LoadScenario(first.Manifest),
            secondScenario = ResumableRun.LoadScenario(second.Manifest);
        string? why = WhyNot(first, firstScenario) ?? WhyNot(second, secondScenario);
        if (why is null)
        {
            try
            {
                return (RunComparison.FirstDifference(first, second, firstScenario.World!, secondScenario.World!), false);
            }
            catch (RunFolderException e)
            {
                why = e.Message;
            }
        }

        Console.Error.WriteLine($"twin diff: {why} So the recorded hourly figures are compared.");
        return (RecordedComparison.FirstDifference(first, second, equal), true);
    }

    private static string? WhyNot(RunHistory run, ScenarioLoadResult scenario) => scenario.Digest == run.Manifest.ScenarioDigest
        ? null
        : $"{run.Folder}: {run.Manifest.Scenario} is not there as it was, so the run cannot be recomputed.";

    private static string Describe(RunHistory first, RunHistory second, long equal, RunDifference? difference, bool recorded)
    {
        string hashes = $"tick {equal} ({InstantOf(first, equal)} UTC) differs first: hash {first.Hashes[(int)equal]} and "
            + second.Hashes[(int)equal];
        if (difference is not RunDifference found)
            return $"{hashes}\nall recorded hourly figures are the same: the runs differ in state that these do not show";
        string others = found.Entities switch
        {
            1 => "no other entity differs",
            2 => "one more entity differs",
            _ => $"{Figures.Of(found.Entities - 1)} more entities differ",
        };
        string where = recorded ? $"first recorded figure, tick {found.Tick} ({InstantOf(first, found.Tick)} UTC), " : "";
        return $"{hashes}\n{where}{found.Entity}: {found.Field} is {found.First} in {first.Folder}, {found.Second} in "
            + $"{second.Folder}; {others} in that tick";
    }

    private static string InstantOf(RunHistory run, long tick) => Figures.Instant(run.Manifest.StartUtc.AddHours(tick));

    private static string DescribeEqual(RunHistory first, RunHistory second, long equal)
    {
        if (equal == 0)
            return "nothing to compare: a run has no ticks";
        string ends = (first.Hashes.Count - second.Hashes.Count) switch
        {
            0 => "both end there",
            > 0 => $"{second.Folder} ends there",
            _ => $"{first.Folder} ends there",
        };
        return $"equal up to tick {equal - 1}, hash {first.Hashes[(int)equal - 1]}; {ends}";
    }
}
