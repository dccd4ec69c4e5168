using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin viewer --redis HOST:PORT</c>: the page and the API of a cluster's runs, from any machine that reaches it.</summary>
internal static class ViewerCommand
{
    private static readonly ClusterTarget Target = new(onRequest: false);

    private static readonly Option<string?> Address = new("--address")
    {
        Description = $"Where the page and the API are served (default: {ServerOptions.DefaultAddress})",
        HelpName = "URL",
    };

    public static Command Create()
    {
        Command command = new("viewer", "Show the runs of a cluster: page and API, until Ctrl-C") { Address };
        Target.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            using var interrupt = new Interrupt();
            return await OrleansCluster.View(Target.AddressOf(parsed), parsed.GetValue(Address), interrupt.Token);
        });
        return command;
    }
}
