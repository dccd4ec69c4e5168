using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Studies.MarginalValues;

namespace DigitalTwin.Client.Commands;

/// <summary>
/// <c>twin marginal-values SCENARIO</c>: what one more MW of turbines, transformers or reactors, one more wafer and one more MW of a line
/// would have been worth.
/// </summary>
internal static class MarginalValuesCommand
{
    private const string Name = "marginal-values";
    private const double UsualStep = 0.1;
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);
    private static readonly Argument<string> Scenario = ScenarioInput.Argument();
    private static readonly ForkWindow Window = new();
    private static readonly Option<double?> Step =
        Values.Number("--step", "How much more is made, share of what is (default: 0.1); halls are whole, so a little moves nothing");
    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        Command command =
            new(Name, "What one more turbine slot, transformer, wafer or MW of a line is worth") { Scenario, Step, Json };
        command.Aliases.Add("margins"); // its name before
        Window.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Step) is not null && result.GetValue(Step) is not (> 0 and <= 10))
                result.AddError("--step: write a share above 0 and at most 10, such as 0.1.");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string name = parsed.GetValue(Scenario)!;
        if (ScenarioInput.Load(name) is not ScenarioLoadResult scenario
            || Window.Of(parsed, Name, name, scenario) is not ForkedRunsOptions options)
            return ExitCode.BadInput;
        var runs = new MarginalValueRuns(scenario.World!, options, parsed.GetValue(Step) ?? UsualStep);
        using var interrupt = new Interrupt();
        using (var line = new LiveLine(Console.Error, Terminal.HasLiveError, BetweenLines))
        {
            if (!runs.Run(new ForksProgress(line, Name), interrupt.Token))
                return ExitCode.Interrupted;
        }

        if (parsed.GetValue(Json))
            Console.Out.WriteLine(RunFolder.ToJson(new { margins = runs.Results(), lines = runs.Lines() }));
        else
            MarginalValuesReport.Write(runs, Terminal.Create());
        return ExitCode.Done;
    }
}
