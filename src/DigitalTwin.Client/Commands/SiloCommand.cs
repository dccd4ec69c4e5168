using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin silo --config FILE</c>: runs one silo until it is asked to stop.</summary>
internal static class SiloCommand
{
    private static readonly Option<string> Config = new("--config")
    {
        Description = "Configuration of the silo; silo-config/ holds one a silo",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<bool> EndsWithInput = new("--ends-with-input")
    {
        Description = "End when standard input closes, not at Ctrl-C: for programs that leave no silo behind, even when killed",
    };

    private static readonly Option<bool> EndsRedis = new("--ends-redis")
    {
        Description = "The last silo that ends shuts its Redis down",
    };

    private static readonly Option<int?> Dashboard = Values.Dashboard(
        "Serve Orleans' dashboard at http://127.0.0.1:PORT (default: dashboard_port of the configuration)");

    public static Command Create()
    {
        Command command = new("silo", "Run one silo of a cluster until Ctrl-C or SIGTERM") { Config, EndsWithInput, EndsRedis, Dashboard };
        command.SetAction((parsed, cancellation) => OrleansCluster.RunSilo(
            new SiloLife(
                parsed.GetRequiredValue(Config),
                parsed.GetValue(EndsWithInput),
                parsed.GetValue(EndsRedis),
                parsed.GetValue(Dashboard)),
            cancellation));
        return command;
    }
}
