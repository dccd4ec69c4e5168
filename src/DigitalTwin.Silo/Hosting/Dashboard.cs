using System.Net;
using DigitalTwin.Silo.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Orleans.Dashboard;
using Orleans.Hosting;

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// Orleans' own dashboard: silos, grains, their calls. It shows the state of grains and has no login, so it is served on
/// 127.0.0.1 and a port of its own, and answers there alone: the health endpoints may listen on every address.
/// </summary>
public static partial class Dashboard
{
    /// <summary>Has a silo count calls and answer the dashboards of its cluster.</summary>
    internal static void AddTo(ISiloBuilder silo) => silo.AddDashboard(dashboard => dashboard.HideTrace = true);

    /// <summary>Serves the page and what it asks for.</summary>
    /// <param name="host">Host of the silo; it listens on the port.</param>
    /// <param name="port">Port on 127.0.0.1.</param>
    internal static void Serve(WebApplication host, int port)
    {
        string suffix = $":{port.ToString(CultureInfo.InvariantCulture)}";
        host.MapOrleansDashboard()
            // a page of another site that has its name resolve to this machine learns nothing
            .RequireHost("127.0.0.1" + suffix, "localhost" + suffix)
            .AddEndpointFilter((asked, next) => asked.HttpContext.Connection is { LocalPort: int at, LocalIpAddress: IPAddress address }
                && at == port && IPAddress.IsLoopback(address)
                    ? next(asked)
                    : ValueTask.FromResult<object?>(TypedResults.NotFound()));
        LogServed(host.Logger, host.Services.GetRequiredService<SiloConfig>().Name, port);
    }

    [LoggerMessage(LogLevel.Information, "{Silo} serves the dashboard at http://127.0.0.1:{Port}/")]
    private static partial void LogServed(ILogger log, string silo, int port);
}
