using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin status</c>: the state of the newest run.</summary>
internal static class StatusCommand
{
    private static readonly Argument<DirectoryInfo?> Folder = new("DIR")
    {
        Description = "Folder of a run (default: the newest under runs/)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = Values.Json();
    private static readonly ClusterTarget Target = new(onRequest: true);
    private static readonly Option<string?> Run = Values.Text("--run", "NAME", "With --cluster: this run");

    public static Command Create()
    {
        Command command = new("status", "Show the state of the newest run, or of a cluster") { Folder, Json, Run };
        Target.AddTo(command);
        command.Validators.Add(result => Target.IsNeededBy(result, Run));
        command.SetAction((parsed, _) => Target.IsWanted(parsed)
            ? ClusterStatusReport.Show(Target.AddressOf(parsed), parsed.GetValue(Run), parsed.GetValue(Json))
            : Show(parsed.GetValue(Folder)?.ToString() ?? RunCatalog.Newest() ?? OnThisMachine(), parsed.GetValue(Json)));
        return command;
    }

    /// <summary>The folder of the run that <c>twin up</c> keeps on this machine, wherever it was started.</summary>
    private static string? OnThisMachine() =>
        LocalClusters.List().LastOrDefault(cluster => RunCatalog.TryRead(cluster.Folder) is not null)?.Folder;

    private static async Task<int> Show(string? folder, bool json)
    {
        if (folder is null)
        {
            Console.Error.WriteLine($"twin status: there is no run under {RunCatalog.FolderName}/ here; `twin up` starts one.");
            return ExitCode.BadInput;
        }

        RunStatus status = RunCatalog.Read(folder);
        LocalCluster? up = status.State == RunStatus.Running
            ? LocalClusters.List().FirstOrDefault(cluster => cluster.ProcessId == status.ProcessId && cluster.GatewayPort > 0)
            : null;
        IReadOnlyList<KindCount> kinds = up is null ? [] : await OrleansCluster.KindsOf(up);
        if (json)
        {
            Console.Out.WriteLine(RunFolder.ToJson(new
            {
                Directory = folder,
                status.Scenario,
                status.Seed,
                status.State,
                Tick = status.Ticks,
                status.InstantUtc,
                status.Hash,
                status.ProcessId,
                Grains = kinds,
            }));
            return ExitCode.Done;
        }

        string instant = status.InstantUtc is DateTime utc ? $" at {Figures.Instant(utc)} UTC" : "";
        string ticks = status.Ticks > 0 ? $"{Figures.Of(status.Ticks)} ticks{instant}" : "no tick yet";
        Console.Out.WriteLine($"{status.Scenario}, seed {status.Seed}: {status.State}, {ticks}");
        Console.Out.WriteLine(status.Hash.Length > 0 ? $"hash {status.Hash}, in {folder}" : $"in {folder}");
        ClusterStatusReport.Write(kinds);
        return ExitCode.Done;
    }
}
