namespace DigitalTwin.Silo.Clients;

/// <summary>How a client finds a cluster.</summary>
/// <param name="Redis">Redis of the cluster, as host:port; empty for one silo on this machine.</param>
/// <param name="GatewayPort">Port of that silo.</param>
/// <param name="ClusterId">Name of the cluster.</param>
/// <param name="ServiceId">Whose runs these are.</param>
public sealed record ClusterAddress(
    string Redis = "", int GatewayPort = 30000, string ClusterId = "twin", string ServiceId = "twin");
