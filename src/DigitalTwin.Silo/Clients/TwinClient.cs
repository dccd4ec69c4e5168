using System.Diagnostics;
using System.Net;
using DigitalTwin.Grains.Keys;
using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Hosting;
using DigitalTwin.Silo.Redis;
using DigitalTwin.Silo.Security;
using Orleans.Messaging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization.Configuration;

namespace DigitalTwin.Silo.Clients;

/// <summary>A cluster is there and does not let a client in; says why and what to do.</summary>
public sealed class ClientRefusedException(string message, Exception cause) : IOException(message, cause);

/// <summary>A client of a cluster.</summary>
public sealed class TwinClient : IAsyncDisposable
{
    private const string OurTypes = "DigitalTwin.";

    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>An answer that has not come by then does not come: its silo stands still. The call is made again.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(5);

    private readonly IHost _host;

    private TwinClient(IHost host, ClusterAddress address)
    {
        (_host, Address) = (host, address);
        Grains = host.Services.GetRequiredService<IClusterClient>();
    }

    /// <summary>Makes references to grains.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>How the cluster was found, with its service.</summary>
    public ClusterAddress Address { get; }

    /// <summary>Connects.</summary>
    /// <param name="address">How the cluster is found.</param>
    /// <param name="patience">How long to try.</param>
    /// <exception cref="IOException">No silo answers.</exception>
    public static async Task<TwinClient> Connect(ClusterAddress address, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        IHost? host = null;
        ConnectionSecurity security = address.Security ?? ConnectionSecurity.OfEnvironment();
        var refused = new Refusal(security);
        try
        {
            ClusterAddress found = address with { ServiceId = await ServiceOf(address, limit.Token) };
            HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Logging.SetMinimumLevel(LogLevel.None);
            builder.UseOrleansClient(client =>
            {
                Find(client, found);
                SecuredConnections.Secure(client, security);
                client.AddActivityPropagation();
                client.UseConnectionRetryFilter((_, _) => refused.MayRetry(limit.Token));
            });
            host = builder.Build();
            refused.Gateways = host.Services.GetRequiredService<IGatewayListProvider>();
            await host.StartAsync(limit.Token);
            return new TwinClient(host, found);
        }
        catch (Exception e) when (e is OrleansException or OperationCanceledException or RedisException or TimeoutException)
        {
            host?.Dispose();
            if (refused.Why is string why)
                throw new ClientRefusedException(why, e);
            if (RedisRefusal.Of(e, address.Redis) is string redis)
                throw new ClientRefusedException(redis, e);
            string where = address.Redis.Length > 0
                ? $"Redis {RedisAddress.Shown(address.Redis)}"
                : $"gateway port {address.GatewayPort} of this machine";
            throw new IOException($"no silo of cluster {address.ClusterId} answers ({where}); `twin up --silos 3` starts one.", e);
        }
    }

    /// <summary>The silos that are members of the cluster.</summary>
    public async Task<IReadOnlyList<SiloReport>> Silos()
    {
        IManagementGrain management = Grains.GetGrain<IManagementGrain>(0);
        SimpleGrainStatistic[] counts = await management.GetSimpleGrainStatistics();
        object?[] cards = await management.SendControlCommandToProvider<SiloInfo>(
            SiloInfo.Provider, SiloInfo.Standing);
        return
        [
            .. cards.OfType<SiloReport>()
                .Select(card => card with { Grains = CountOn(card.Address, counts) })
                .OrderBy(card => card.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many grains of the twin there are, by kind.</summary>
    public async Task<IReadOnlyList<KindCount>> Kinds() =>
    [
        .. (await Grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics())
            .Where(count => count.GrainType.StartsWith(OurTypes, StringComparison.Ordinal))
            .GroupBy(count => KindOf(count.GrainType), StringComparer.Ordinal)
            .Select(kind => new KindCount(kind.Key, kind.Sum(count => count.ActivationCount)))
            .OrderBy(kind => kind.Kind, StringComparer.Ordinal),
    ];

    /// <summary>Where the runs of the cluster stand that are to go on, or the named one.</summary>
    public async Task<IReadOnlyList<RunStanding>> Runs(string? named)
    {
        var standings = new List<RunStanding>();
        foreach (string run in named is null ? await Names() : [named])
            standings.Add(await Grains.GetGrain<ICoordinatorGrain>(EntityKey.OfRun(run).ToString()).Stand());
        return standings;
    }

    /// <summary>Asks again, until it works, while silos come and go.</summary>
    /// <param name="ask">The call.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <param name="patience">How long to ask; then the newest failure is thrown. Without it there is no end.</param>
    public static async Task<T> Retry<T>(Func<Task<T>> ask, CancellationToken cancellation, TimeSpan? patience = null)
    {
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (CallOutcome.IsUnknown(e)
                && !cancellation.IsCancellationRequested
                && (patience is null || Stopwatch.GetElapsedTime(began) < patience))
            {
                await Task.Delay(RetryEvery, cancellation);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>The service of a cluster: its silos have written it down.</summary>
    private static async Task<string> ServiceOf(ClusterAddress address, CancellationToken limit)
    {
        if (address.ServiceId.Length > 0)
            return address.ServiceId;
        if (address.Redis.Length == 0)
            return ClusterAddress.StandardService;
        await using ConnectionMultiplexer redis =
            await RedisRefusal.Connect(address.Redis, RedisAddress.Parse(address.Redis)).WaitAsync(limit);
        while (true)
        {
            try
            {
                if (await Handshake.ServiceOf(redis, address.ClusterId).WaitAsync(limit) is string service)
                    return service;
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                // it is away for a moment
            }

            await Task.Delay(RetryEvery, limit);
        }
    }

    private static void Find(IClientBuilder client, ClusterAddress address)
    {
        client.Configure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = address.ClusterId;
            cluster.ServiceId = address.ServiceId;
        });
        if (address.Redis.Length > 0)
            client.UseRedisClustering(redis => redis.ConfigurationOptions = RedisAddress.Parse(address.Redis));
        else
            client.UseLocalhostClustering(address.GatewayPort, address.ServiceId, address.ClusterId);
        client.Configure<TypeManifestOptions>(types => types.AddAllowedType(typeof(SiloInfo)));
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = AnswerPatience);
        client.Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
    }

    /// <summary>The kind of a grain class in words: power plant for PowerPlantGrain.</summary>
    private static string KindOf(string grainType)
    {
        string name = grainType.Split(',')[0].Split('.')[^1];
        if (name.EndsWith("Grain", StringComparison.Ordinal))
            name = name[..^"Grain".Length];
        return string.Concat(name.Select((letter, i) => char.IsUpper(letter) && i > 0 ? $" {letter}" : letter.ToString()))
            .ToLowerInvariant();
    }

    private static int CountOn(string silo, SimpleGrainStatistic[] counts) => counts
        .Where(count => count.SiloAddress.ToParsableString() == silo)
        .Where(count => count.GrainType.StartsWith(OurTypes, StringComparison.Ordinal))
        .Sum(count => count.ActivationCount);

    private async Task<IReadOnlyList<string>> Names()
    {
        object?[] lists = await Grains.GetGrain<IManagementGrain>(0).SendControlCommandToProvider<SiloInfo>(
            SiloInfo.Provider, SiloInfo.Runs);
        IEnumerable<string> names = lists.OfType<string[]>().SelectMany(known => known);
        return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Why the silos do not let the client in: asked each time that it did not get in, so that it need not try in vain.</summary>
    private sealed class Refusal(ConnectionSecurity security)
    {
        public IGatewayListProvider? Gateways { get; set; }

        public string? Why { get; private set; }

        public async Task<bool> MayRetry(CancellationToken limit)
        {
            foreach (Uri gateway in await Gateways!.GetGateways())
                Why ??= await GatewayProbe.WhyNot(new IPEndPoint(IPAddress.Parse(gateway.Host), gateway.Port), security);
            if (Why is null)
                await Task.Delay(RetryEvery, limit);
            return Why is null && !limit.IsCancellationRequested;
        }
    }
}
