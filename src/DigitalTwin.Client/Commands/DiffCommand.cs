using System.CommandLine;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Engine.Outputs;
using DigitalTwin.Engine.TimeTravel;
using DigitalTwin.Scenarios;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin diff A B</c>: the first tick, entity and field in which two runs part.</summary>
internal static class DiffCommand
{
    private static readonly Argument<DirectoryInfo> First = new("A") { Description = "Folder of a run" };
    private static readonly Argument<DirectoryInfo> Second = new("B") { Description = "Folder of another run" };
    private static readonly Option<bool> Json = Values.Json("Print one JSON object on standard output and nothing else");

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
        RunDifference? difference = null;
        if (equal < Math.Min(first.Hashes.Count, second.Hashes.Count))
        {
            if (RecordedScenario.Load("twin diff", first.Manifest) is not ScenarioLoadResult firstScenario
                || RecordedScenario.Load("twin diff", second.Manifest) is not ScenarioLoadResult secondScenario)
                return ExitCode.BadInput;
            difference = RunComparison.FirstDifference(first, second, firstScenario.World!, secondScenario.World!);
        }

        Console.Out.WriteLine(parsed.GetValue(Json)
            ? RunFolder.ToJson(new { EqualTicks = equal, FirstTicks = first.Hashes.Count, SecondTicks = second.Hashes.Count, difference })
            : Describe(first, second, equal, difference));
        return difference is null ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Describe(RunHistory first, RunHistory second, long equal, RunDifference? difference)
    {
        if (difference is RunDifference found)
        {
            string instant = Figures.Instant(first.Manifest.StartUtc.AddHours(found.Tick));
            string others = found.Entities switch
            {
                1 => "no other entity differs",
                2 => "one more entity differs",
                _ => $"{Figures.Of(found.Entities - 1)} more entities differ",
            };
            return $"tick {found.Tick} ({instant} UTC) differs first: hash {first.Hashes[(int)found.Tick]} and "
                + $"{second.Hashes[(int)found.Tick]}\n{found.Entity}: {found.Field} is {found.First} in {first.Folder}, {found.Second} in "
                + $"{second.Folder}; {others} in that tick";
        }

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
