using System.CommandLine;
using System.CommandLine.Parsing;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Silo.Clients;
using DigitalTwin.Silo.Configuration;

namespace DigitalTwin.Client.Cluster;

/// <summary>
/// Options with which a command names its cluster. Without them it is the one whose Redis TWIN_REDIS names, or the one that
/// <c>twin up</c> keeps on this machine, or a silo without Redis on this machine.
/// </summary>
/// <param name="onRequest">Whether the command uses a cluster only with --cluster.</param>
internal sealed class ClusterTarget(bool onRequest)
{
    private const string Default = "its Redis (default: TWIN_REDIS, or what `twin up` keeps on this machine)";

    private readonly Option<bool> _cluster = Values.Cluster();
    private readonly Option<string?> _redis = Values.Redis(onRequest ? $"With --cluster: {Default}" : $"The cluster: {Default}");
    private readonly Option<string?> _clusterId = new("--cluster-id")
    {
        Description = onRequest ? "With --cluster: its name, cluster_id of its silos (default: twin)"
            : "Its name, cluster_id of its silos (default: twin)",
        HelpName = "NAME",
    };

    private readonly Option<int?> _gateway = Values.Port(
        "--gateway", onRequest ? "With --cluster: a silo of this machine without Redis, by its gateway port"
            : "A silo of this machine without Redis, by its gateway port");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        if (onRequest)
            command.Add(_cluster);
        command.Add(_redis);
        command.Add(_gateway);
        command.Add(_clusterId);
        command.Validators.Add(Validate);
    }

    /// <summary>Whether a cluster is asked for.</summary>
    public bool IsWanted(ParseResult parsed) => !onRequest || parsed.GetValue(_cluster);

    /// <summary>Whether a cluster is asked for.</summary>
    public bool IsWanted(CommandResult result) => !onRequest || result.GetValue(_cluster);

    /// <summary>An option that needs a cluster is an error without one.</summary>
    public void IsNeededBy(CommandResult result, Option given)
    {
        if (onRequest)
            Values.Need(result, given, _cluster);
    }

    /// <summary>How the cluster is found.</summary>
    /// <exception cref="IOException">There are several on this machine.</exception>
    public ClusterAddress AddressOf(ParseResult parsed) => parsed.GetValue(_gateway) is int port
        ? LocalClusters.List().FirstOrDefault(cluster => cluster.GatewayPort == port)?.Address
            ?? new ClusterAddress(GatewayPort: port, ClusterId: parsed.GetValue(_clusterId) ?? new ClusterAddress().ClusterId)
        : Find(parsed.GetValue(_redis), parsed.GetValue(_clusterId));

    /// <summary>The options as a person types them again; with a blank before, or nothing.</summary>
    public static string Typed(ClusterAddress address)
    {
        string found = IsFoundUnnamed(address) ? ""
            : address.Redis.Length > 0 ? $" --redis {RedisAddress.WithoutSecrets(address.Redis)}"
            : string.Create(CultureInfo.InvariantCulture, $" --gateway {address.GatewayPort}");
        return address.ClusterId == new ClusterAddress().ClusterId ? found : $"{found} --cluster-id {address.ClusterId}";
    }

    private static bool IsFoundUnnamed(ClusterAddress address) =>
        Environment.GetEnvironmentVariable(RedisAddress.AddressVariable) is { Length: > 0 } redis ? redis == address.Redis
        : LocalClusters.List() switch
        {
            [] => address.Redis.Length == 0 && address.GatewayPort == new ClusterAddress().GatewayPort,
            [LocalCluster only] => only.Redis == address.Redis && only.GatewayPort == (address.Redis.Length > 0 ? 0 : address.GatewayPort),
            _ => false,
        };

    private static ClusterAddress Find(string? redis, string? clusterId)
    {
        string name = clusterId ?? new ClusterAddress().ClusterId;
        redis ??= Environment.GetEnvironmentVariable(RedisAddress.AddressVariable) is { Length: > 0 } given ? given : null;
        if (redis is not null)
            return LocalClusters.List().FirstOrDefault(cluster => cluster.Redis == redis && cluster.ClusterId == name)?.Address
                ?? new ClusterAddress(redis, ClusterId: name);
        LocalCluster[] here = [.. LocalClusters.List().Where(cluster => clusterId is null || cluster.ClusterId == clusterId)];
        return here switch
        {
            [] => new ClusterAddress(ClusterId: name),
            [LocalCluster only] => only.Address,
            _ => throw new IOException(
                "there are several clusters on this machine; name one: "
                + string.Join("; ", here.Select(cluster => $"{cluster.Typed} (process {cluster.ProcessId}, {cluster.Folder})"))),
        };
    }

    private void Validate(CommandResult result)
    {
        IsNeededBy(result, _redis);
        IsNeededBy(result, _gateway);
        IsNeededBy(result, _clusterId);
        Values.Refuse(result, _gateway, "names a silo without Redis", [_redis]);
        if (result.GetValue(_redis) is string redis && !RedisAddress.IsAddress(redis))
            result.AddError($"--redis wants {RedisAddress.Wanted}; found {RedisAddress.WithoutSecrets(redis)}.");
    }
}
