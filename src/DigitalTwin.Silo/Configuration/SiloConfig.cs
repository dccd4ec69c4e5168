using System.Net;
using DigitalTwin.Silo.Security;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Silo.Configuration;

/// <summary>The configuration of a silo: one file in <c>silo-config/</c> a silo. Every field has a standard value.</summary>
public sealed record SiloConfig
{
    /// <summary>Name of the silo.</summary>
    public string Name { get; init; } = "silo";

    /// <summary>Silos with the same name here form one cluster.</summary>
    public string ClusterId { get; init; } = "twin";

    /// <summary>Whose runs these are; stays the same when a cluster is set up anew.</summary>
    public string ServiceId { get; init; } = "twin";

    /// <summary>Address to listen on.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>Host name or address by which other silos reach this one; empty for <see cref="Listen"/>.</summary>
    public string Advertise { get; init; } = "";

    /// <summary>Port for other silos.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>Port for clients.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>Port of the health endpoints; 0 for none.</summary>
    public int HealthPort { get; init; }

    /// <summary>Port of Orleans' dashboard, which is served on 127.0.0.1 only; 0 for none.</summary>
    public int DashboardPort { get; init; }

    /// <summary>Redis, as host:port or a connection string; empty for a silo that is alone and keeps runs in memory.</summary>
    public string Redis { get; init; } = "";

    /// <summary>File that holds the password of Redis; empty for what the environment says.</summary>
    public string RedisPasswordFile { get; init; } = "";

    /// <summary>File of the silo's certificate (PEM), which has its connections use TLS; empty for none.</summary>
    public string TlsCertificate { get; init; } = "";

    /// <summary>File of its private key; empty where that stands in the certificate's file.</summary>
    public string TlsKey { get; init; } = "";

    /// <summary>File of the authority that is trusted; empty for those of the system.</summary>
    public string TlsCa { get; init; } = "";

    /// <summary>Name that the certificates of silos are for.</summary>
    public string TlsName { get; init; } = ConnectionSecurity.StandardName;

    /// <summary>File of the token that clients and silos show; empty for what the environment says.</summary>
    public string TokenFile { get; init; } = "";

    /// <summary>Whether the silo is a pod of Kubernetes, whose pods Orleans watches: one that was deleted is lost at once.</summary>
    public bool Kubernetes { get; init; }

    /// <summary>Whether GET /metrics at the port of the health endpoints is served, for Prometheus.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>Address of a collector that takes metrics and traces by OTLP; empty for none.</summary>
    public string OtlpEndpoint { get; init; } = "";

    /// <summary>Share of ticks that are traced.</summary>
    public double TraceShare { get; init; } = 0.01;

    /// <summary>The least level of the twin's own messages in the log.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>The least level of Orleans' messages in the log.</summary>
    public LogLevel OrleansLogLevel { get; init; } = LogLevel.Error;

    /// <summary>Silos that a run waits for before its first tick.</summary>
    public int ExpectedSilos { get; init; } = 1;

    /// <summary>Seconds after which a run begins with the silos that are there.</summary>
    public int WaitSeconds { get; init; } = 60;

    /// <summary>Seconds at rest after which a run's grains end.</summary>
    public int RestSeconds { get; init; } = 60;

    /// <summary>Time for which a run at rest is kept; zero for ever.</summary>
    public TimeSpan KeepRuns { get; init; }

    /// <summary>Folder of the scenario library; empty for the one beside the program.</summary>
    public string Scenarios { get; init; } = "";

    /// <summary>Ticks between checkpoints.</summary>
    public int CheckpointEvery { get; init; } = 24;

    /// <summary>Seconds that a silo may take to hand over its grids when it is asked to stop.</summary>
    public int DrainSeconds { get; init; } = 30;

    /// <summary>Whether members live anywhere instead of with their grid: shows that placement does not show.</summary>
    public bool Scatter { get; init; }

    /// <summary>How its connections are secured.</summary>
    /// <exception cref="IOException">The token cannot be read.</exception>
    public ConnectionSecurity Security() => new(
        TlsCertificate,
        TlsKey,
        TlsCertificate.Length > 0 && TlsCa.Length == 0 ? ConnectionSecurity.System : TlsCa,
        TlsName,
        ConnectionSecurity.TokenOf(TokenFile, "token_file"));

    /// <summary>The address by which others reach the silo.</summary>
    public async Task<IPAddress> AdvertisedAddress()
    {
        string host = Advertise.Length > 0 ? Advertise : Listen;
        return IPAddress.TryParse(host, out IPAddress? address)
            ? address
            : (await Dns.GetHostAddressesAsync(host, System.Net.Sockets.AddressFamily.InterNetwork))[0];
    }
}
