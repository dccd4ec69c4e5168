using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;

namespace DigitalTwin.Client.Cluster;

/// <summary>What <c>run</c> takes to use a cluster instead of the local engine.</summary>
internal static class ClusterOptions
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(20);

    private static readonly ClusterTarget Target = new(onRequest: true);
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
        Target.AddTo(command);
        command.Add(Name);
        command.Validators.Add(result =>
        {
            Target.IsNeededBy(result, Name);
            foreach (Option option in local)
            {
                if (Target.IsWanted(result) && result.GetResult(option) is { Implicit: false })
                    result.AddError($"{option.Name} is of the local engine; a run on a cluster is kept there. Leave out one of the two.");
            }
        });
    }

    /// <summary>Whether a cluster is asked for.</summary>
    public static bool Wanted(ParseResult parsed) => Target.IsWanted(parsed);

    /// <summary>Runs a scenario on the cluster and prints its summary.</summary>
    public static async Task<int> Run(ParseResult parsed, ScenarioLoadResult scenario, RunOptions options, bool json)
    {
        ClusterAddress address = Target.AddressOf(parsed);
        string name = parsed.GetValue(Name) ?? DrivenRun.NewName(scenario.World!);
        var asked = new ClusterRun(scenario.World!, options.Seed, options.Ticks!.Value, name);
        using var interrupt = new Interrupt();
        await using TwinClient client = await TwinClient.Connect(address, ConnectPatience);
        var driven = new DrivenRun(client, asked);
        driven.GoesOn += () => Console.Error.WriteLine(
            $"twin run: run {name} goes to tick {Figures.Of(asked.Ticks)} on cluster {address.ClusterId}");
        string summary;
        try
        {
            using var progress = new ProgressLine(Console.Error, Terminal.HasLiveError, every: null);
            summary = await driven.Complete(progress, interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(driven.IsAsked ? GoesOn(asked, address) : $"twin run: run {name} was not begun.");
            return ExitCode.Interrupted;
        }

        if (json)
            Console.Out.WriteLine(summary);
        else
            SummaryReport.Write(JsonSerializer.Deserialize<RunSummary>(summary, Web)!, Terminal.Create());
        return ExitCode.Done;
    }

    private static string GoesOn(ClusterRun asked, ClusterAddress address)
    {
        string typed = ClusterTarget.Typed(address);
        return $"twin run: run {asked.Name} goes on without this client, to tick {Figures.Of(asked.Ticks)}. "
            + $"`twin cluster stop {asked.Name}{typed}` stops it, `twin cluster list{typed}` shows how far it is.";
    }
}
