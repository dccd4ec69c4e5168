using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin validate SCENARIO</c>: checks a scenario and says everything that is wrong with it at once.</summary>
internal static class ValidateCommand
{
    private static readonly Argument<string> Scenario = ScenarioInput.Argument();

    public static Command Create()
    {
        Command command = new("validate", "Check a scenario: every finding with file, line, field and fix") { Scenario };
        command.SetAction(parsed => Validate(parsed.GetRequiredValue(Scenario)));
        return command;
    }

    private static int Validate(string nameOrFolder)
    {
        if (ScenarioInput.Load(nameOrFolder) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        WorldSpec world = scenario.World!;
        AssumptionSummary inputs = ResumableRun.AssumptionsOf(scenario);
        Console.Out.WriteLine(
            $"{scenario.Meta.Name}: valid. {world.Zones.Length} zones, {world.Fleets.Length} fleets, {world.Lines.Length} lines, "
            + $"{world.Datacenters.Length + world.SiteChoices.Length} datacenters, {world.Fabs.Length} fabs; "
            + $"{Figures.Of(inputs.Rows)} rows, {Figures.Of(inputs.Assumed)} of them assumptions; digest {scenario.Digest}");
        return ExitCode.Done;
    }
}
