using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;

namespace DigitalTwin.Client.Cluster;

/// <summary>Shows the state of a cluster.</summary>
internal static class ClusterStatusReport
{
    /// <summary>Asks the cluster and prints what it says.</summary>
    public static async Task<int> Show(string? redis, string? run, bool json)
    {
        ClusterStatus status = await OrleansCluster.Status(redis, run);
        if (json)
        {
            Console.Out.WriteLine(RunFolder.ToJson(status));
            return ExitCode.Done;
        }

        foreach (SiloLine silo in status.Silos)
            Console.Out.WriteLine(
                $"{silo.Name}: {silo.State}, {Figures.Of(silo.Grains)} grains, process {silo.Pid} at {silo.Address}");
        foreach (RunLine line in status.Runs)
        {
            Console.Out.WriteLine(
                $"{line.Run}: {line.Scenario}, seed {line.Seed}, {line.State}, tick {Figures.Of(line.Tick)}, "
                + $"epoch {line.Epoch}, {line.Recoveries} recoveries");
            if (line.Message.Length > 0)
                Console.Out.WriteLine($"  {line.Message}");
        }

        return ExitCode.Done;
    }
}
