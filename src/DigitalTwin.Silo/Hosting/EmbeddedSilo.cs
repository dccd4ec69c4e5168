using System.Net;
using System.Net.Sockets;
using DigitalTwin.Grains;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Simulations;
using DigitalTwin.Runs.Local;
using DigitalTwin.Silo.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Orleans.Hosting;

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// The silo in the process of <c>twin up</c>: alone in its cluster, on loopback ports, without Redis. The runs that it carries are kept in
/// their folders and driven from this process. It starts beside whatever else the program has to do first.
/// </summary>
public sealed class EmbeddedSilo : IAsyncDisposable
{
    /// <summary>A free port may be taken by another program before it is listened on.</summary>
    private const int MostTries = 5;

    private readonly EmbeddedRunRegistry _runs = new();
    private readonly Func<int> _freePort;
    private readonly int _dashboard;
    private readonly Task<IHost> _host;
    private volatile bool _carries;

    private EmbeddedSilo(Func<int> freePort, int dashboard)
    {
        (_freePort, _dashboard) = (freePort, dashboard);
        _host = Task.Run(Start);
        Started = Gateway();
    }

    /// <summary>Port for clients on 127.0.0.1, once the silo takes work.</summary>
    public Task<int> Started { get; }

    /// <summary>Makes references to the grains, once the silo takes work.</summary>
    public IGrainFactory Grains => _host.GetAwaiter().GetResult().Services.GetRequiredService<IGrainFactory>();

    /// <summary>Begins to start it.</summary>
    /// <param name="freePort">Finds a free port on 127.0.0.1.</param>
    /// <param name="dashboard">Port of Orleans' dashboard on 127.0.0.1; 0 for none.</param>
    public static EmbeddedSilo Begin(Func<int> freePort, int dashboard = 0) => new(freePort, dashboard);

    /// <summary>Opens a run in its folder; waits for the silo.</summary>
    public IDrivenRun Open(WorldSpec world, RunOptions options, AssumptionSummary assumptions, params ITickSink[] sinks) =>
        _runs.Open(Carrying(), world, options, assumptions, sinks);

    /// <summary>Ends the silo; whoever drives runs has let them go. One that has carried nothing is left to the end of the process: who
    /// has mistyped a scenario does not wait for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_carries)
            return;
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

    private IGrainFactory Carrying()
    {
        _carries = true;
        return Grains;
    }

    private async Task<IHost> Start()
    {
        Handshake.CheckArithmetic();
        for (int tries = 1; ; tries++)
        {
            var config = new SiloConfig
            {
                Name = "up",
                SiloPort = _freePort(),
                GatewayPort = _freePort(),
                DashboardPort = _dashboard,
                LogLevel = LogLevel.None, // what there is to say of a run is said by who drives it
            };
            IHost host = config.DashboardPort > 0 ? WithDashboard(config) : Bare(config);
            try
            {
                await host.StartAsync();
                host.Services.GetRequiredService<Readiness>().State = Readiness.Running;
                return host;
            }
            catch (Exception e)
            {
                host.Dispose();
                if (tries == MostTries || !IsTaken(e))
                    throw;
            }
        }
    }

    private static bool IsTaken(Exception? e) => e is not null
        && (e is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or AddressInUseException
            || IsTaken(e.InnerException));

    private async Task<int> Gateway() => (await _host).Services.GetRequiredService<SiloConfig>().GatewayPort;

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
