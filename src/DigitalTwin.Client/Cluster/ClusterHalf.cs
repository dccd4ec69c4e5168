using DigitalTwin.Client.CommandLine;

namespace DigitalTwin.Client.Cluster;

/// <summary>Finds the half of the program that needs Orleans, or says that it was left out.</summary>
internal static class ClusterHalf
{
    /// <summary>The cluster half; null where the package source lacks Orleans.</summary>
    public static ICluster? Present =>
#if ORLEANS
        new OnOrleans.OrleansCluster();
#else
        null;
#endif

    /// <summary>Says on standard error why a command cannot be done.</summary>
    public static int SayLeftOut(string command)
    {
        Console.Error.WriteLine(
            $"twin {command}: this build has no cluster, because the package source lacks Orleans. "
            + "Use one that serves all of Microsoft.Orleans.*, then `./twin --probe`.");
        return ExitCode.Failed;
    }
}
