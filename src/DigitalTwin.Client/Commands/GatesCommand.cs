using System.CommandLine;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Engine.BuildOut;
using DigitalTwin.Engine.Outputs;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Model.Specs;
using DigitalTwin.Scenarios;

namespace DigitalTwin.Client.Commands;

/// <summary>
/// <c>twin gates SCENARIO</c>: runs a scenario again with each gate of the build-out opened alone, and prints what it relieves.
/// </summary>
internal static class GatesCommand
{
    private const long HoursOfAYear = 8760;
    private static readonly Argument<string> Scenario = ScenarioInput.Argument();
    private static readonly Option<long?> Ticks = Values.Count("--ticks", "Hours of each run (default: 8760, a year)");
    private static readonly Option<DateTime?> Until = Values.Until();
    private static readonly Option<int?> Threads = Values.Threads();
    private static readonly Option<string[]> Country =
        new("--country") { Description = "Countries to show (default: all with a shortfall)" };
    private static readonly Option<bool> Equal =
        new("--equal") { Description = "Give every country the mean steps of its campuses' tracks" };
    private static readonly Option<bool> Json = Values.Json("Print one JSON object on standard output and nothing else");

    public static Command Create()
    {
        Command command = new("gates", "Open each gate of the build-out alone and show what it relieves")
        {
            Scenario, Ticks, Until, Threads, Country, Equal, Json,
        };
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string name = parsed.GetValue(Scenario)!;
        if (ScenarioInput.Load(name) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        WorldSpec world = parsed.GetValue(Equal) ? GateRelief.WithEqualSteps(scenario.World!) : scenario.World!;
        var options = new RunOptions
        {
            Scenario = name,
            Seed = scenario.Meta.Seed,
            Ticks = parsed.GetValue(Until) is DateTime until
                ? Math.Max(1, world.Calendar.TickAtOrAfter(until))
                : parsed.GetValue(Ticks) ?? HoursOfAYear,
            Threads = parsed.GetValue(Threads) ?? Environment.ProcessorCount,
        };
        using var interrupt = new Interrupt();
        IReadOnlyList<GateResult>? results = GateRuns.Of(world, options, Tell, interrupt.Token);
        if (results is null)
            return ExitCode.Interrupted;
        string[] shown = parsed.GetValue(Country) ?? [];
        GateResult[] chosen = [.. results.Where(result => shown.Length == 0 || shown.Contains(result.Country, StringComparer.Ordinal))];
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(RunFolder.ToJson(chosen));
        else
            GatesReport.Write(chosen, Terminal.Create());
        return ExitCode.Done;
    }

    private static void Tell(Gate gate) => Console.Error.WriteLine(gate == Gate.None ? "twin gates: as it is" : $"twin gates: {gate} open");
}
