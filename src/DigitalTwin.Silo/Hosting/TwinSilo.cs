using System.Net;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Simulations;
using DigitalTwin.Grains;
using DigitalTwin.Scenarios.Library;
using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Redis;
using DigitalTwin.Silo.Security;
using DigitalTwin.Silo.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Serialization.Configuration;

namespace DigitalTwin.Silo.Hosting;

/// <summary>Makes the host of a silo.</summary>
public static partial class TwinSilo
{
    /// <summary>Makes it, with the worlds of the scenario library.</summary>
    /// <param name="config">The configuration of the silo.</param>
    /// <param name="owned">Whether it belongs to the program that has begun this process, and leaves Ctrl-C to it.</param>
    public static Task<WebApplication> Build(SiloConfig config, bool owned = false) => Build(config, null, quiet: false, owned);

    /// <summary>Makes it.</summary>
    /// <param name="config">The configuration of the silo.</param>
    /// <param name="worlds">Where worlds come from; null for the scenario library.</param>
    /// <param name="quiet">Whether nothing but failures is logged.</param>
    /// <param name="owned">Whether it belongs to the program that has begun this process.</param>
    internal static async Task<WebApplication> Build(SiloConfig config, IWorldSource? worlds, bool quiet, bool owned = false)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        LogAs(builder.Logging, config, quiet);
        builder.WebHost.ConfigureKestrel(web =>
        {
            web.Listen(IPAddress.Parse(config.Listen), config.HealthPort);
            if (config.DashboardPort > 0)
                web.Listen(IPAddress.Loopback, config.DashboardPort);
        });
        IPAddress advertised = await config.AdvertisedAddress();
        Handshake.CheckArithmetic();
        IConnectionMultiplexer? redis = await ConnectTo(config);
        IRunRegistry cabinet = redis is null ? new MemoryRunRegistry() : new RedisRunRegistry(redis, config.ServiceId);
        Companions companions = redis is null
            ? new Companions(null, null)
            : new Companions(Handshake.Of(redis, config), new SiloBeats(redis, config.ClusterId));
        await (companions.Handshake?.Ask() ?? Task.CompletedTask);
        IReadOnlyList<string> complaints = redis is null ? [] : await RedisSettings.Complaints(redis);
        builder.Host.UseOrleans(silo =>
        {
            Join(silo, config, advertised);
            if (config.DashboardPort > 0)
                Dashboard.AddTo(silo);
            silo.AddTwin(
                worlds ?? new LibraryWorlds(LibraryOf(config)),
                cabinet,
                new GridPlacementOptions { Scatters = config.Scatter },
                new CoordinatorGrainOptions
                {
                    Coordination = new CoordinatorOptions { CheckpointEvery = config.CheckpointEvery },
                    ExpectedSilos = config.ExpectedSilos,
                    WaitsForSilos = TimeSpan.FromSeconds(config.WaitSeconds),
                    EndsAtRestAfter = TimeSpan.FromSeconds(config.RestSeconds),
                    KeepsRuns = config.KeepRuns,
                });
            AddInfo(silo, config);
            SiloTelemetry.Propagate(silo, config);
            if (config.Kubernetes)
                silo.UseKubernetesHosting();
            silo.Services
                .AddSingleton(companions)
                .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(config.DrainSeconds + 15));
        });
        SiloConfigValidation.AddTo(builder.Services, config);
        SiloHealth.AddTo(builder.Services);
        SiloTelemetry.AddTo(builder, config);
        builder.Services.AddHostedService<SiloLifecycleService>();
        builder.Services.AddHostedService<SiloWatch>();
        if (owned)
            builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();

        WebApplication host = builder.Build();
        SiloHealth.Serve(host);
        SiloTelemetry.Serve(host, config);
        foreach (string complaint in complaints)
            LogSetting(host.Logger, complaint);
        if (config.DashboardPort > 0)
            Dashboard.Serve(host, config.DashboardPort);
        return host;
    }

    /// <summary>Has a silo say how it is when it is asked.</summary>
    internal static void AddInfo(ISiloBuilder silo, SiloConfig config) => silo.Services
        .AddSingleton(config)
        .AddSingleton<Readiness>()
        .AddKeyedSingleton<IControllable, SiloInfo>(SiloInfo.Provider)
        .Configure<TypeManifestOptions>(types => types.AddAllowedType(typeof(SiloInfo)));

    /// <summary>Has a silo log to standard error.</summary>
    internal static void LogAs(ILoggingBuilder logging, SiloConfig config, bool quiet)
    {
        LogLevel least = quiet && config.LogLevel < LogLevel.Warning ? LogLevel.Warning : config.LogLevel;
        logging.ClearProviders()
            .AddConsoleFormatter<TwinLogFormatter, TwinLogOptions>(format => format.Silo = config.Name)
            .AddConsole(console =>
            {
                console.FormatterName = TwinLogFormatter.Title;
                console.LogToStandardErrorThreshold = LogLevel.Trace;
            });
        logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Orleans", config.OrleansLogLevel) // silos that come and go are said in our own words
            .AddFilter("DigitalTwin", least);
    }

    /// <summary>Has a silo find its cluster.</summary>
    internal static void Join(ISiloBuilder silo, SiloConfig config, IPAddress advertised)
    {
        silo.Configure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = config.ClusterId;
            cluster.ServiceId = config.ServiceId;
        });
        silo.Configure<SiloOptions>(options => options.SiloName = config.Name);
        silo.ConfigureEndpoints(
            advertised, config.SiloPort, config.GatewayPort, listenOnAnyHostAddress: config.Listen == IPAddress.Any.ToString());
        silo.Configure<ClusterMembershipOptions>(members =>
        {
            // A lost silo is noticed after three probes; silos of which none is left by how long they have been silent (StaleSilos).
            // A probe never takes longer than the most: votes against a silo whose connection was busy within that time, three times,
            // are ignored, so that it decides when a frozen silo is noticed. A process that pauses for longer counts as lost.
            members.ProbeTimeout = TimeSpan.FromSeconds(0.75);
            members.MinProbeTimeout = TimeSpan.FromSeconds(0.5);
            members.MaxProbeTimeout = TimeSpan.FromSeconds(1.5);
            members.NumMissedProbesLimit = 3;
            members.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(4);
            members.NumMissedTableIAmAliveLimit = 3;
            members.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        });

        // Calls carry their identity and effects are fenced by the epoch, so that a grain need not wait until an activation on a lost silo
        // can no longer exist: the protocol bears two of them.
        silo.Configure<GrainDirectoryOptions>(directory => directory.RangeLeaseDuration = TimeSpan.Zero);

        // This directory repairs itself from the silos that are left. With the other one, a silo that goes takes grains of silos that stay
        // with it, those for which it kept the entries: a stop without any recovery would not be possible.
        silo.AddDistributedGrainDirectory();
        SecuredConnections.Secure(silo, config.Security());
        if (config.Redis.Length > 0)
        {
            silo.UseRedisClustering(redis => redis.ConfigurationOptions = RedisShutdown.ConnectionOf(config));
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, StaleSilos>();
        }
        else
        {
            silo.UseLocalhostClustering(config.SiloPort, config.GatewayPort, null, config.ServiceId, config.ClusterId);
        }
    }

    private static ScenarioLibrary LibraryOf(SiloConfig config) =>
        config.Scenarios.Length > 0 ? new ScenarioLibrary(config.Scenarios) : ScenarioLibrary.Discover();

    private static async Task<IConnectionMultiplexer?> ConnectTo(SiloConfig config) =>
        config.Redis.Length == 0 ? null : await RedisRefusal.Connect(config.Redis, RedisShutdown.ConnectionOf(config));

    [LoggerMessage(LogLevel.Warning, "{Complaint}")]
    private static partial void LogSetting(ILogger log, string complaint);
}
