using System.Diagnostics;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Runs;

namespace DigitalTwin.Client.Cluster;

/// <summary>
/// A cluster of processes on this machine, with a Redis of its own unless one is named. Ends with this process, however it ends: the
/// silos see their input close, and the last of them shuts the Redis down. Silos that have all gone by themselves shut nothing down: this
/// process does.
/// </summary>
internal sealed class LocalProcesses(ClusterUp asked) : IDisposable
{
    private const string RedisServer = "redis-server";

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(60);

    private readonly List<Process> _silos = [];
    private string? _ownRedis;

    /// <summary>Whether the path has a Redis to start.</summary>
    public static bool FindsRedis() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? RedisServer + ".exe" : RedisServer)));

    /// <summary>Starts everything, keeps the run ticking until it is done or cancelled, and ends everything.</summary>
    public async Task<int> Run(IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(asked.Folder);
        string redis = asked.Redis ?? StartRedis();
        for (int i = 1; i <= asked.Silos; i++)
            StartSilo(i, redis);
        Console.Error.WriteLine($"twin up: {asked.Silos} silos on Redis {redis}; configurations and logs in {asked.Folder}");
        Console.Error.WriteLine($"twin up: `twin status --cluster --redis {redis}` shows them; Ctrl-C ends them");
        if (asked.Dashboard is int port)
            Console.Error.WriteLine($"twin up: Orleans' dashboard at http://127.0.0.1:{Text(port)}/");
        try
        {
            Task<int> carried = Carry(redis, progress, cancellation);
            Task allGone = Task.WhenAll(_silos.Select(silo => silo.WaitForExitAsync(CancellationToken.None)));
            if (await Task.WhenAny(carried, allGone) == carried)
                return await carried;

            // A call under way may wait for an answer for as long as a cluster may take: there is nobody to give one.
            Console.Error.WriteLine($"twin up: all silos have ended, and so does this; their logs are in {asked.Folder}");
            return ExitCode.Failed;
        }
        finally
        {
            await EndAll();
        }
    }

    public void Dispose()
    {
        foreach (Process process in _silos)
            process.Dispose();
    }

    private async Task<int> Carry(string redis, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        try
        {
            await using ClusterRunHost host = await ClusterRunHost.Connect(redis, Path.GetDirectoryName(Path.GetFullPath(asked.Folder))!);
            string name = Path.GetFileName(Path.GetFullPath(asked.Folder));
            FollowedRun run = await host.Begin(name, new RunSpec(asked.World.Name, asked.World.Digest, asked.Seed));
            await using TwinServer server = await ViewerLauncher.Open(host, asked.Address, asked.Folder);
            if (asked.Ticks is long ticks)
            {
                var driven = new ClusterRun(asked.World, asked.Seed, ticks, redis, name);
                Console.Out.WriteLine(await new DrivenRun(host.Client, driven).Complete(progress, cancellation));
                return ExitCode.Done;
            }

            run.Progressed += progress.Report;
            await run.SetPace(asked.TicksPerSecond);
            await run.Play(goal: null);
            await Task.Delay(Timeout.Infinite, cancellation);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private string StartRedis()
    {
        int port = LoopbackPorts.Free();
        string folder = Path.GetFullPath(Path.Combine(asked.Folder, "redis"));
        Directory.CreateDirectory(folder);
        string[] arguments =
        [
            "--bind", "127.0.0.1", "--port", Text(port), "--dir", folder, "--logfile", "redis.log", "--save", "",
            "--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction",

            // Away from the terminal, whose Ctrl-C would reach it before the silos have handed over.
            "--daemonize", "yes", "--pidfile", "redis.pid",
        ];
        try
        {
            using Process launcher = Start(RedisServer, arguments);
            launcher.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new IOException(
                "several silos find each other through Redis, and there is no redis-server on the path; "
                + "install it, or name one with --redis HOST:PORT.", e);
        }

        return _ownRedis = $"127.0.0.1:{Text(port)}";
    }

    private void StartSilo(int number, string redis)
    {
        string name = $"silo-{Text(number)}";
        string file = Path.Combine(asked.Folder, name + ".yaml");
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"""
            name: {name}
            silo_port: {LoopbackPorts.Free()}
            gateway_port: {LoopbackPorts.Free()}
            health_port: {LoopbackPorts.Free()}
            dashboard_port: {asked.Dashboard + number - 1 ?? 0}
            redis: {redis}
            expected_silos: {asked.Silos}

            """));
        string program = Path.Combine(AppContext.BaseDirectory, "twin.dll");
        string[] endsRedis = _ownRedis is null ? [] : ["--ends-redis"];
        Process silo = Start("dotnet", [program, "silo", "--config", file, "--ends-with-input", .. endsRedis]);
        _silos.Add(silo);
        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(asked.Folder, name + ".log")) { AutoFlush = true });
        silo.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        silo.BeginErrorReadLine();
    }

    /// <summary>Ends the silos by closing their input; the last of them ends Redis.</summary>
    private async Task EndAll()
    {
        foreach (Process silo in _silos)
            silo.StandardInput.Close();
        foreach (Process silo in _silos)
        {
            if (!silo.WaitForExit(EndPatience))
                silo.Kill();
        }

        if (_ownRedis is not null)
            await RedisShutdown.EndRedis(_ownRedis, "up"); // where no silo was left to do it
    }

    private static Process Start(string program, IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = program != RedisServer,
    })!;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
