using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;

namespace DigitalTwin.Client.Cluster;

/// <summary>Shows the state of a cluster.</summary>
internal static class ClusterStatusReport
{
    /// <summary>Looks at the cluster and prints how it is, what is the matter first.</summary>
    public static async Task<int> Show(ClusterAddress address, string? run, bool json)
    {
        (ClusterStatus status, bool answers) = await OrleansCluster.Status(address, run);
        int exitCode = answers ? ExitCode.Done : ExitCode.Failed;
        if (json)
        {
            Console.Out.WriteLine(RunFolder.ToJson(status));
            return exitCode;
        }

        foreach (string problem in status.Problems)
            (answers ? Console.Out : Console.Error).WriteLine(problem);
        foreach (SiloLine silo in status.Silos)
            Console.Out.WriteLine(
                $"{silo.Name}: {silo.State}, {Figures.Of(silo.Grains)} grains, process {silo.Pid} at {silo.Address}");
        Write(status.Kinds);
        foreach (RunLine line in status.Runs)
            Write(line);
        if (answers && status.Runs.Count == 0)
            Console.Out.WriteLine(run is null ? "There are no runs." : $"There is no run {run}.");
        return exitCode;
    }

    /// <summary>Prints how many grains there are of each kind.</summary>
    public static void Write(IReadOnlyList<KindCount> kinds)
    {
        if (kinds.Count > 0)
            Console.Out.WriteLine("grains: " + string.Join(", ", kinds.Select(Text)));
    }

    private static string Text(KindCount kind)
    {
        string name = kind.Count == 1 ? kind.Kind : kind.Kind.EndsWith('y') ? $"{kind.Kind[..^1]}ies" : $"{kind.Kind}s";
        return $"{Figures.Of(kind.Count)} {name}";
    }

    /// <summary>Prints how a run is.</summary>
    public static void Write(RunLine line)
    {
        string target = line.Lag == 0 || line.Target >= RequestParameters.Endless ? "" : $" of {Figures.Of(line.Target)}";
        Console.Out.WriteLine(
            $"{line.Run}: {line.Scenario}, seed {line.Seed}, {StateOf(line.State)}, tick {Figures.Of(line.Tick)}{target}, "
            + $"epoch {line.Epoch}, {line.Recoveries} recoveries");
        if (line.Message.Length > 0)
            Console.Out.WriteLine($"  {line.Message}");
    }

    private static string StateOf(string state) => state switch
    {
        "attarget" => "at its target",
        "halted" => "stopped on request",
        "stopped" => "failed",
        "new" => "waiting to begin",
        _ => state,
    };
}
