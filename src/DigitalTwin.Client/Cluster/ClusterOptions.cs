using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;

namespace DigitalTwin.Client.Cluster;

/// <summary>What <c>run</c> takes to use a cluster instead of the local engine.</summary>
internal static class ClusterOptions
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Option<bool> Cluster = Values.Cluster();
    private static readonly Option<string?> Redis = Values.Redis();
    private static readonly Option<string?> Name = new("--run")
    {
        Description = "With --cluster: name of the run; one that is there goes on (default: a new one)",
        HelpName = "NAME",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="local">Options that only the local engine can follow.</param>
    public static void AddTo(Command command, Option[] local)
    {
        command.Add(Cluster);
        command.Add(Redis);
        command.Add(Name);
        command.Validators.Add(result =>
        {
            Values.Need(result, Redis, Cluster);
            Values.Need(result, Name, Cluster);
            foreach (Option option in local)
            {
                if (result.GetValue(Cluster) && result.GetResult(option) is { Implicit: false })
                    result.AddError($"{option.Name} is of the local engine; a run on a cluster is kept there. Leave out one of the two.");
            }
        });
    }

    /// <summary>Whether a cluster is asked for.</summary>
    public static bool Wanted(ParseResult parsed) => parsed.GetValue(Cluster);

    /// <summary>Runs a scenario on the cluster and prints its summary.</summary>
    public static async Task<int> Run(ParseResult parsed, ScenarioLoadResult scenario, RunOptions options, bool json)
    {
        var asked = new ClusterRun(
            scenario.World!, options.Seed, options.Ticks!.Value, parsed.GetValue(Redis), parsed.GetValue(Name));
        using var interrupt = new Interrupt();
        string summary;
        try
        {
            using var progress = new ProgressLine(Console.Error, Terminal.HasLiveError, every: null);
            summary = await OrleansCluster.Run(asked, progress, interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("twin run: the cluster goes on without this client; `twin status --cluster` shows how far it is.");
            return ExitCode.Interrupted;
        }

        if (json)
            Console.Out.WriteLine(summary);
        else
            SummaryReport.Write(JsonSerializer.Deserialize<RunSummary>(summary, Web)!, Terminal.Create());
        return ExitCode.Done;
    }
}
