using System.Net;
using DigitalTwin.Grains;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Simulations;
using DigitalTwin.Runs.Local;
using DigitalTwin.Silo.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Orleans.Hosting;

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// The silo in the process of <c>twin up</c>: alone in its cluster, on loopback ports, without Redis. The runs that it carries are kept in
/// their folders and driven from this process. It starts beside whatever else the program has to do first.
/// </summary>
public sealed class EmbeddedSilo : IAsyncDisposable
{
    private readonly EmbeddedRunRegistry _runs = new();
    private readonly Task<IHost> _host;

    private EmbeddedSilo(SiloConfig config) => _host = Task.Run(() => Start(config));

    /// <summary>Ends when the silo takes work, or cannot.</summary>
    public Task Started => _host;

    /// <summary>Begins to start it.</summary>
    /// <param name="ports">Ports for silos and for clients, on 127.0.0.1.</param>
    /// <param name="dashboard">Port of Orleans' dashboard on 127.0.0.1; 0 for none.</param>
    public static EmbeddedSilo Begin((int Silo, int Gateway) ports, int dashboard) => new(new SiloConfig
    {
        Name = "up",
        SiloPort = ports.Silo,
        GatewayPort = ports.Gateway,
        DashboardPort = dashboard,
        LogLevel = LogLevel.None, // what there is to say of a run is said by who drives it
    });

    /// <summary>Opens a run in its folder; waits for the silo.</summary>
    public IDrivenRun Open(WorldSpec world, RunOptions options, AssumptionSummary assumptions, params ITickSink[] sinks)
    {
        IHost host = _host.GetAwaiter().GetResult();
        return _runs.Open(host.Services.GetRequiredService<IGrainFactory>(), world, options, assumptions, sinks);
    }

    /// <summary>Ends the silo; whoever drives runs has let them go.</summary>
    public async ValueTask DisposeAsync()
    {
        IHost host;
        try
        {
            host = await _host;
        }
        catch (Exception)
        {
            return; // whoever opened a run knows it
        }

        await host.StopAsync();
        host.Dispose();
    }

    private async Task<IHost> Start(SiloConfig config)
    {
        Handshake.CheckArithmetic();
        IHost host = config.DashboardPort > 0 ? WithDashboard(config) : Bare(config);
        try
        {
            await host.StartAsync();
        }
        catch (Exception)
        {
            host.Dispose();
            throw;
        }

        host.Services.GetRequiredService<Readiness>().State = Readiness.Running;
        return host;
    }

    private IHost Bare(SiloConfig config)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        TwinSilo.LogAs(builder.Logging, config, quiet: false);
        builder.UseOrleans(silo => Prepare(silo, config));
        builder.Services.AddSingleton<IHostLifetime, ProgramLifetime>();
        return builder.Build();
    }

    private WebApplication WithDashboard(SiloConfig config)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        TwinSilo.LogAs(builder.Logging, config, quiet: false);
        builder.WebHost.ConfigureKestrel(web => web.Listen(IPAddress.Loopback, config.DashboardPort));
        builder.Host.UseOrleans(silo =>
        {
            Prepare(silo, config);
            Dashboard.AddTo(silo);
        });
        builder.Services.AddSingleton<IHostLifetime, ProgramLifetime>();
        WebApplication host = builder.Build();
        Dashboard.Serve(host, config.DashboardPort);
        return host;
    }

    private void Prepare(ISiloBuilder silo, SiloConfig config)
    {
        TwinSilo.Join(silo, config, IPAddress.Loopback);
        TwinSilo.AddInfo(silo, config);
        silo.AddTwin(_runs, _runs, new GridPlacementOptions(), new CoordinatorGrainOptions());
    }

    /// <summary>Ctrl-C and SIGTERM are the program's, which ends its runs before it ends their silo.</summary>
    private sealed class ProgramLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
