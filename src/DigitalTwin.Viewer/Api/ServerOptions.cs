using System.Net;

namespace DigitalTwin.Viewer.Api;

/// <summary>Where the API listens, and what it takes.</summary>
public sealed record ServerOptions
{
    /// <summary>Address of its own unless configured otherwise.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Where it listens: http, an IP address or localhost, a port; port 0 for one that is free.</summary>
    public Uri Address { get; init; } = new(DefaultAddress);

    /// <summary>What changing calls must carry as <c>Authorization: Bearer</c>; null where only this machine can call.</summary>
    public string? Token { get; init; }

    /// <summary>Run that the page opens first; null for the newest.</summary>
    public string? CurrentRun { get; init; }

    /// <summary>Folder of the built page; where it is missing the API serves alone.</summary>
    public string PageFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "page");

    /// <summary>Longest body, bytes.</summary>
    public int MostBodyBytes { get; init; } = 1 << 20;

    /// <summary>Most changing calls a second that can be asked for.</summary>
    public const int MostChangesPerSecond = 1_000_000;

    /// <summary>Changing calls a second, over all callers; up to <see cref="MostChangesPerSecond"/>.</summary>
    public int ChangesPerSecond { get; init; } = 50;

    /// <summary>Calls that are answered at once; the live feed not counted.</summary>
    public int MostCalls { get; init; } = 128;

    /// <summary>Whether nobody but this machine can reach the address.</summary>
    public bool IsLoopback => IsLoopbackName(Address.Host);

    /// <summary>Whether a name means this machine.</summary>
    internal static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
