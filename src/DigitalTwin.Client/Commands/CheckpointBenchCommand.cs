using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Runs;
using DigitalTwin.Studies.Bench;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin bench checkpoints</c>: a run with checkpoints and one that only logs, in turns.</summary>
internal static class CheckpointBenchCommand
{
    private const int Turns = 31;
    // Short turns: what else the machine does falls on both runs of a turn alike.
    private const int CheckpointsATurn = 6;

    private static readonly Option<string> Scenario = Values.Scenario();

    private static readonly Option<long?> Every = Values.Count("--every", "Ticks between checkpoints (default: 24)");
    private static readonly Option<bool> Json = Values.Json("Print the figures as JSON");

    public static Command Create()
    {
        Command command = new("checkpoints", "What checkpoints add to a run that is kept: two runs in turns") { Scenario, Every, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (ScenarioInput.Load(parsed.GetRequiredValue(Scenario)) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        int every = (int)Math.Min(parsed.GetValue(Every) ?? 24, 1_000);
        CheckpointBenchFigures figures =
            CheckpointBench.Run(scenario.World!, scenario.Meta.Seed, every, Turns, CheckpointsATurn * every);
        Console.Out.WriteLine(parsed.GetValue(Json) ? RunFolder.ToJson(figures) : TextOf(figures));
        return ExitCode.Done;
    }

    private static string TextOf(CheckpointBenchFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {figures.Turns} turns of {figures.TicksATurn} ticks, {figures.TurnMilliseconds:F0} ms of processor time each without checkpoints
        checkpoints every {figures.Every} ticks add {figures.CpuShare:P1} of processor time, {figures.WallShare:P1} by the clock (medians)
        """);
}
