using System.CommandLine;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Engine.Outputs;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Scenarios;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin run SCENARIO</c>: runs a scenario and prints its summary.</summary>
internal static class RunCommand
{
    private const long HoursOfAYear = 8760;

    private static readonly Argument<string> Scenario = ScenarioInput.Argument();
    private static readonly Option<long?> Ticks = Values.Count("--ticks", "Hours to run (default: 8760, a year)");
    private static readonly Option<DateTime?> Until = Values.Until();
    private static readonly Option<ulong?> Seed = Values.Seed();
    private static readonly Option<int?> Threads = Values.Threads();
    private static readonly Option<DirectoryInfo?> Out = Values.Folder("--out", "Write hourly CSV, summary.json and the manifest here");
    private static readonly Option<bool> Plants = new("--plants") { Description = "With --out: the hourly output of every plant too" };
    private static readonly Option<bool> Json = Values.Json("Print one JSON object on standard output and nothing else");

    public static Command Create()
    {
        Command command = new("run", "Run a scenario and print its summary") { Scenario, Ticks, Until, Seed, Threads, Out, Plants, Json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Ticks) is not null && result.GetResult(Until) is not null)
                result.AddError("--ticks and --until exclude each other; give one.");
            if (result.GetValue(Plants) && result.GetResult(Out) is null)
                result.AddError("--plants needs --out DIR, the folder that receives the files.");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (ScenarioInput.Load(parsed.GetRequiredValue(Scenario)) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        if (TicksOf(parsed, scenario) is not long ticks)
            return ExitCode.BadInput;

        var options = new RunOptions
        {
            Scenario = parsed.GetRequiredValue(Scenario),
            Seed = parsed.GetValue(Seed) ?? scenario.Meta.Seed,
            Ticks = ticks,
            Threads = parsed.GetValue(Threads) ?? Environment.ProcessorCount,
            OutDirectory = parsed.GetValue(Out)?.FullName,
            Plants = parsed.GetValue(Plants),
        };
        using var interrupt = new Interrupt();
        RunSummary summary;
        int exitCode;
        using (var progress = new ProgressLine(Console.Error, Terminal.HasLiveError, every: null))
            (summary, exitCode) = RunSession.Complete(scenario, options, progress, interrupt.Token);

        if (parsed.GetValue(Json))
            Console.Out.WriteLine(RunFolder.ToJson(summary));
        else
            SummaryReport.Write(summary, Terminal.Create());
        return exitCode;
    }

    private static long? TicksOf(ParseResult parsed, ScenarioLoadResult scenario)
    {
        if (parsed.GetValue(Until) is not DateTime until)
            return parsed.GetValue(Ticks) ?? HoursOfAYear;
        long ticks = scenario.World!.Calendar.TickAtOrAfter(until);
        if (ticks > 0)
            return ticks;
        DateTime start = scenario.World.Calendar.StartUtc;
        Console.Error.WriteLine(
            $"twin run: --until {until:yyyy-MM-dd} is not after the start of the scenario; name a day after {start:yyyy-MM-dd}.");
        return null;
    }
}
