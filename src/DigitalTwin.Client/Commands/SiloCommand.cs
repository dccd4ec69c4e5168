using System.CommandLine;
using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin silo --config FILE</c>: runs one silo until it is told to stop.</summary>
internal static class SiloCommand
{
    private static readonly Option<string> Config = new("--config")
    {
        Description = "Configuration of the silo; silo-config/ holds one a silo",
        HelpName = "FILE",
        Required = true,
    };

    public static Command Create()
    {
        Command command = new("silo", "Run one silo of a cluster until Ctrl-C or SIGTERM") { Config };
        command.SetAction((parsed, cancellation) => ClusterHalf.Present is ICluster cluster
            ? cluster.RunSilo(parsed.GetRequiredValue(Config), cancellation)
            : Task.FromResult(ClusterHalf.SayLeftOut("silo")));
        return command;
    }
}
