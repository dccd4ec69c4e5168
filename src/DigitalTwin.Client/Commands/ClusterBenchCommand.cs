using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Runs;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin bench cluster</c>: a run on one silo beside empty grain calls and beside the local engine.</summary>
internal static class ClusterBenchCommand
{
    private const int Week = 168;

    private static readonly Option<string> Scenario = new("--scenario")
    {
        Description = "Name or folder of a scenario",
        HelpName = "NAME",
        DefaultValueFactory = _ => "world-2025",
    };

    private static readonly Option<long?> Ticks = Values.Count("--ticks", "Hours to measure (default: a week)");

    public static Command Create()
    {
        Command command = new("cluster", "Entity-ticks a second on one silo, beside empty grain calls of the same shape")
        {
            Scenario, Ticks,
        };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        if (ScenarioInput.Load(parsed.GetRequiredValue(Scenario)) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        Console.Out.WriteLine(await OrleansCluster.Bench(scenario.World!, scenario.Meta.Seed, (int)(parsed.GetValue(Ticks) ?? Week)));
        return ExitCode.Done;
    }
}
