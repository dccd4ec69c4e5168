using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DigitalTwin.Silo.Security;

namespace DigitalTwin.Client.Cluster;

/// <summary>A cluster that <c>twin up</c> keeps on this machine.</summary>
/// <param name="Redis">Its Redis, without secrets; empty for one silo in the process of <c>twin up</c>.</param>
/// <param name="ClusterId">Its name.</param>
/// <param name="ProcessId">Process of <c>twin up</c>.</param>
/// <param name="Folder">Folder of its run.</param>
/// <param name="GatewayPort">Port of the silo in that process for clients; 0 for silos that are found through Redis.</param>
/// <param name="Authority">File of the authority that its silos' certificates are from; empty for silos without TLS.</param>
/// <param name="TokenFile">File of the token that its silos ask for; empty where they ask for none.</param>
internal sealed record LocalCluster(
    string Redis, string ClusterId, int ProcessId, string Folder, int GatewayPort = 0, string Authority = "", string TokenFile = "")
{
    /// <summary>How a client finds it.</summary>
    /// <exception cref="IOException">Its token belongs to another user.</exception>
    [System.Text.Json.Serialization.JsonIgnore]
    public ClusterAddress Address => (GatewayPort > 0
        ? new ClusterAddress(GatewayPort: GatewayPort, ClusterId: ClusterId)
        : new ClusterAddress(Redis, ClusterId: ClusterId)) with
    {
        Security = new ConnectionSecurity(
                Authority: Authority, Token: TokenFile.Length > 0 ? ConnectionSecurity.TokenOf(TokenFile, "token of `twin up`") : ""),
    };

    /// <summary>The option that names it among several.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Typed => GatewayPort > 0
        ? string.Create(CultureInfo.InvariantCulture, $"--gateway {GatewayPort}")
        : $"--redis {Redis}";
}

/// <summary>
/// Which clusters <c>twin up</c> keeps on this machine: a file each in the user's state folder, written when the cluster begins and
/// removed when it ends. A file whose process is gone does not count.
/// </summary>
internal static class LocalClusters
{
    /// <summary>Environment variable with another folder.</summary>
    public const string FolderVariable = "TWIN_STATE";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Folder of the files.</summary>
    public static string Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
                return named;
            string state = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } xdg ? xdg
                : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
            return Path.Combine(state, "digitaltwin", "clusters");
        }
    }

    /// <summary>Notes a cluster until what is returned is disposed of. Where the folder cannot be written, clients name Redis.</summary>
    public static IDisposable? Announce(LocalCluster cluster)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            string file = Path.Combine(Folder, $"{cluster.ProcessId.ToString(CultureInfo.InvariantCulture)}.json");
            File.WriteAllText(file, JsonSerializer.Serialize(cluster, Web));
            return new Announced(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The clusters that are kept now.</summary>
    public static IReadOnlyList<LocalCluster> List()
    {
        if (!Directory.Exists(Folder))
            return [];
        return [.. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(Read).OfType<LocalCluster>()];
    }

    private static LocalCluster? Read(string file)
    {
        try
        {
            LocalCluster? cluster = JsonSerializer.Deserialize<LocalCluster>(File.ReadAllText(file), Web);
            if (cluster is not null && Lives(cluster.ProcessId))
                return cluster;
            File.Delete(file); // its process was killed
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // it is written or removed just now
        }

        return null;
    }

    private static bool Lives(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed class Announced(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
