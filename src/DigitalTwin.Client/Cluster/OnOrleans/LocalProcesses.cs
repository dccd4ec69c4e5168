using System.Diagnostics;
using System.Globalization;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Runs;
using DigitalTwin.Contracts.Wire;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Viewer.Hosting;

namespace DigitalTwin.Client.Cluster.OnOrleans;

/// <summary>A cluster of processes on this machine, with a Redis of its own unless one is named. Ends with this process.</summary>
internal sealed class LocalProcesses(ClusterUp asked) : IDisposable
{
    private const string RedisServer = "redis-server";

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(60);

    private readonly List<Process> _silos = [];
    private Process? _redis;

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
        try
        {
            await using ClusterRunHost host = await ClusterRunHost.Connect(redis, Path.GetDirectoryName(Path.GetFullPath(asked.Folder))!);
            string name = Path.GetFileName(Path.GetFullPath(asked.Folder));
            FollowedRun run = await host.Begin(name, new RunSpec(asked.World.Name, asked.World.Digest, asked.Seed));
            await using TwinServer server = await Faces.Open(host, asked.Address, asked.Folder);
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
        finally
        {
            await EndAll();
        }
    }

    public void Dispose()
    {
        foreach (Process process in _silos)
            process.Dispose();
        _redis?.Dispose();
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
        ];
        try
        {
            _redis = Start(RedisServer, arguments, log: null);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new IOException(
                "several silos find each other through Redis, and there is no redis-server on the path; "
                + "install it, or name one with --redis HOST:PORT.", e);
        }

        return $"127.0.0.1:{Text(port)}";
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
            redis: {redis}
            expected_silos: {asked.Silos}

            """));
        string program = Path.Combine(AppContext.BaseDirectory, "twin.dll");
        _silos.Add(Start("dotnet", [program, "silo", "--config", file], Path.Combine(asked.Folder, name + ".log")));
    }

    private async Task EndAll()
    {
        using var patience = new CancellationTokenSource(EndPatience);
        foreach (Process silo in _silos)
            Terminate(silo);
        foreach (Process silo in _silos)
            await silo.WaitForExitAsync(patience.Token);
        if (_redis is null)
            return;
        Terminate(_redis);
        await _redis.WaitForExitAsync(patience.Token);
    }

    private static Process Start(string program, IReadOnlyList<string> arguments, string? log)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = log is not null,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        if (log is null)
            return process;
        var writer = TextWriter.Synchronized(new StreamWriter(log) { AutoFlush = true });
        process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.BeginErrorReadLine();
        return process;
    }

    private static void Terminate(Process process)
    {
        if (process.HasExited)
            return;
        using var kill = Process.Start("kill", ["-TERM", Text(process.Id)]);
        kill.WaitForExit();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
