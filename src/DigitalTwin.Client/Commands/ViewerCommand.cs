using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin viewer --redis HOST:PORT</c>: the page and the API of a cluster's runs, from any machine that reaches it.</summary>
internal static class ViewerCommand
{
    private static readonly Option<string> Redis = new("--redis")
    {
        Description = "Redis of the cluster",
        HelpName = "HOST:PORT",
        Required = true,
    };

    private static readonly Option<string?> Address = new("--address")
    {
        Description = $"Where the page and the API are served (default: {ServerOptions.DefaultAddress})",
        HelpName = "URL",
    };

    public static Command Create()
    {
        Command command = new("viewer", "Show the runs of a cluster: page and API, until Ctrl-C") { Redis, Address };
        command.SetAction(async (parsed, _) =>
        {
            using var interrupt = new Interrupt();
            return await OrleansCluster.View(parsed.GetRequiredValue(Redis), parsed.GetValue(Address), interrupt.Token);
        });
        return command;
    }
}
