namespace DigitalTwin.Cluster.Tests.Support;

/// <summary>A Redis of the test's own, on loopback, as a production one is set.</summary>
public sealed class RedisServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("twin-redis-").FullName;
    private Process? _process;

    private readonly string[] _settings;

    public RedisServer()
        : this([])
    {
    }

    private RedisServer(string[] settings)
    {
        _settings = settings;
        Begin();
    }

    /// <summary>Begins one with further arguments.</summary>
    public static RedisServer With(params string[] settings) => new(settings);

    public int Port { get; } = LoopbackPorts.Free();

    public string Endpoint => $"127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Begins, or begins again with what was kept.</summary>
    public void Begin()
    {
        _process = Process.Start(new ProcessStartInfo("redis-server",
        [
            "--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture),
            "--dir", _folder, "--logfile", "log", "--save", "",
            "--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction", .. _settings,
        ]))!;
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Has it stand still, connections and all, or go on.</summary>
    public void Freeze(bool still)
    {
        using var kill = Process.Start("kill", [still ? "-STOP" : "-CONT", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
    }
}
