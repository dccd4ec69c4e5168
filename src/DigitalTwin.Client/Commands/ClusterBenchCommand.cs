using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Runs;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin bench cluster</c>: a run on the silo of <c>twin up</c> beside the local engine and beside empty grain calls.</summary>
internal static class ClusterBenchCommand
{
    private const int Standard = 1200;

    private static readonly Option<string> Scenario = new("--scenario")
    {
        Description = "Name or folder of a scenario",
        HelpName = "NAME",
        DefaultValueFactory = _ => "world-2025",
    };

    private static readonly Option<long?> Ticks = Values.Count("--ticks", "Hours to measure, in five rounds (default: 1,200)");

    public static Command Create()
    {
        Command command = new("cluster", "Time a tick on a silo in this process, beside the local engine and empty grain calls")
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
        Console.Out.WriteLine(await OrleansCluster.Bench(scenario.World!, scenario.Meta.Seed, (int)(parsed.GetValue(Ticks) ?? Standard)));
        return ExitCode.Done;
    }
}
