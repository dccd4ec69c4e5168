using System.Globalization;
using System.Net;
using DigitalTwin.Silo.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
#if ORLEANS_DASHBOARD
using Orleans.Dashboard;
#endif

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// Orleans' own dashboard: silos, grains, their calls. It shows the state of grains and asks nobody who they are, so it is served on
/// 127.0.0.1 and a port of its own, and answers there alone: the health endpoints may listen on every address.
/// </summary>
public static partial class Dashboard
{
#if ORLEANS_DASHBOARD
    /// <summary>Why there is none; null where there is.</summary>
    public static string? Lacking => null;

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
                    : ValueTask.FromResult<object?>(Results.NotFound()));
        LogServed(host.Logger, host.Services.GetRequiredService<SiloConfig>().Name, port);
    }
#else
    /// <summary>Why there is none; null where there is.</summary>
    public static string? Lacking => "this build has no dashboard, because the package source lacks Microsoft.Orleans.Dashboard, or "
        + "has it of another build than Orleans. Leave it out, or use a source that serves all of Microsoft.Orleans.*, "
        + "then `./twin --probe`.";

    /// <summary>Has a silo count calls and answer the dashboards of its cluster.</summary>
    internal static void AddTo(ISiloBuilder silo) => throw new SiloConfigException($"dashboard: {Lacking}");

    /// <summary>Serves the page and what it asks for.</summary>
    internal static void Serve(WebApplication host, int port) => throw new SiloConfigException($"dashboard: {Lacking}");
#endif

    [LoggerMessage(LogLevel.Information, "{Silo} serves the dashboard at http://127.0.0.1:{Port}/")]
    private static partial void LogServed(ILogger log, string silo, int port);
}
