using DigitalTwin.Silo.Security;

namespace DigitalTwin.Silo.Clients;

/// <summary>How a client finds a cluster.</summary>
/// <param name="Redis">Redis of the cluster, as host:port or a connection string; empty for one silo on this machine.</param>
/// <param name="GatewayPort">Port of that silo.</param>
/// <param name="ClusterId">Name of the cluster.</param>
/// <param name="ServiceId">Whose runs these are; empty for what the silos of the cluster say.</param>
public sealed record ClusterAddress(
    string Redis = "", int GatewayPort = 30000, string ClusterId = "twin", string ServiceId = "")
{
    /// <summary>How connections to its silos are secured; null for what the environment says.</summary>
    public ConnectionSecurity? Security { get; init; }

    /// <summary>The service of a silo that is alone and was not told another.</summary>
    public const string StandardService = "twin";
}
