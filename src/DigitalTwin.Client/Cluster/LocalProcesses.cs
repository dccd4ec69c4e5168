using System.Diagnostics;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Runs;
using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Security;
using StackExchange.Redis;

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

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Silos that end together have been ended together: then there is nothing to start again.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    /// <summary>A silo that has not lived for so long does not live: it is started again only a few times.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    private const int MostStarts = 3;

    /// <summary>A run on one's own machine does not last longer.</summary>
    private const long ValidDays = 3650;

    private readonly List<LocalSilo> _silos = [];
    private string? _ownRedis;
    private DevelopmentCertificate? _files;

    /// <summary>Starts everything, keeps the run ticking until it is done or cancelled, and ends everything.</summary>
    public async Task<int> Run(IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(asked.Folder);
        string redis = asked.Redis ?? StartRedis();
        _files = asked.Tls
            ? SecurityFiles.Make(Path.Combine(Path.GetFullPath(asked.Folder), "tls"), ConnectionSecurity.StandardName, ValidDays)
            : null;
        var here = new LocalCluster(
            RedisAddress.WithoutSecrets(redis), asked.ClusterId, Environment.ProcessId, Path.GetFullPath(asked.Folder),
            Authority: _files?.Authority ?? "", TokenFile: _files?.Token ?? "");
        ClusterAddress address = here.Address with { Redis = redis };
        using IDisposable? announced = LocalClusters.Announce(here);
        for (int i = 1; i <= asked.Silos; i++)
            StartSilo(i, redis);
        Console.Error.WriteLine(
            $"twin up: {asked.Silos} silos on Redis {RedisAddress.Shown(redis)}; configurations and logs in {asked.Folder}");
        Console.Error.WriteLine($"twin up: `twin status --cluster{ClusterTarget.Typed(address)}` shows them; Ctrl-C ends them");
        if (asked.Dashboard is int port)
            Console.Error.WriteLine($"twin up: Orleans' dashboard at http://127.0.0.1:{Text(port)}/");
        using var watched = new CancellationTokenSource();
        try
        {
            Task<int> carried = Carry(address, progress, cancellation);
            Task allGone = Watch(redis, watched.Token);
            if (await Task.WhenAny(carried, allGone) == carried)
                return await carried;
            await allGone;

            // A call under way may wait for an answer for as long as a cluster may take: there is nobody to give one.
            Console.Error.WriteLine($"twin up: all silos have ended, and so does this; their logs are in {asked.Folder}");
            return ExitCode.Failed;
        }
        finally
        {
            await watched.CancelAsync();
            await EndAll();
            if (asked.Redis is not null && cancellation.IsCancellationRequested)
                Console.Error.WriteLine(
                    $"twin up: the run {NameOf(asked.Folder)} is kept in Redis and goes on when silos of cluster "
                    + $"{asked.ClusterId} are there again; then "
                    + $"`twin cluster forget {NameOf(asked.Folder)}{ClusterTarget.Typed(address)}` deletes it.");
        }
    }

    public void Dispose()
    {
        foreach (LocalSilo silo in _silos)
            silo.Process.Dispose();
    }

    private static string NameOf(string folder) => Path.GetFileName(Path.GetFullPath(folder));

    private async Task<int> Carry(ClusterAddress address, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        try
        {
            await using ClusterRunHost host = await ClusterRunHost.Connect(address, Path.GetDirectoryName(Path.GetFullPath(asked.Folder))!);
            string name = NameOf(asked.Folder);
            FollowedRun run = await host.Begin(name, new RunSpec(asked.World.Name, asked.World.Digest, asked.Seed));
            await using TwinServer server = await ViewerLauncher.Open(host, asked.Address, asked.Folder);
            if (asked.Ticks is long ticks)
            {
                var driven = new ClusterRun(asked.World, asked.Seed, ticks, name);
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

    /// <summary>Says which silos are lost, and starts them again; ends when all of them have ended.</summary>
    private async Task Watch(string redis, CancellationToken end)
    {
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(redis));
        var beats = new SiloBeats(connection, asked.ClusterId);
        var silent = new SortedSet<string>(StringComparer.Ordinal);
        while (true)
        {
            await Task.Delay(LookEvery, end);
            await SayWhoIsSilent(beats, silent);
            if (!_silos.Exists(silo => silo.Process.HasExited && !silo.IsGivenUp))
                continue;
            await Task.Delay(Together, end);
            if (_silos.TrueForAll(silo => silo.Process.HasExited))
                return;
            foreach (LocalSilo silo in (LocalSilo[])[.. _silos.Where(silo => silo.Process.HasExited && !silo.IsGivenUp)])
                StartAgain(silo, redis);
        }
    }

    private void StartAgain(LocalSilo silo, string redis)
    {
        int code = silo.Process.ExitCode;
        int starts = silo.Started.Elapsed < Settled ? silo.Starts + 1 : 1;
        if (starts > MostStarts)
        {
            silo.IsGivenUp = true;
            Console.Error.WriteLine(
                $"twin up: {silo.Name} ends again and again (exit code {code}) and is left out; its log is in {asked.Folder}");
            return;
        }

        Console.Error.WriteLine(
            $"twin up: {silo.Name} is lost (exit code {code}); the others take over what it carried, and it is started again");
        _silos.Remove(silo);
        silo.Process.Dispose();
        StartSilo(silo.Number, redis, starts);
    }

    private static async Task SayWhoIsSilent(SiloBeats beats, SortedSet<string> silent)
    {
        try
        {
            foreach (SiloBeat beat in await beats.Read())
            {
                if (!beat.Answers && silent.Add(beat.Report.Name))
                    Console.Error.WriteLine($"twin up: {beat.Report.Name} does not answer");
                else if (beat.Answers && silent.Remove(beat.Report.Name))
                    Console.Error.WriteLine($"twin up: {beat.Report.Name} answers again");
            }
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // the run says that Redis is away
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
                "silos in processes of their own find each other through Redis, and there is no redis-server on the path; install it, "
                + "name one with --redis HOST:PORT, or leave out --silos for one silo in the process of `twin up`.", e);
        }

        return _ownRedis = $"127.0.0.1:{Text(port)}";
    }

    private void StartSilo(int number, string redis, int starts = 1)
    {
        string name = $"silo-{Text(number)}";
        string file = Path.Combine(asked.Folder, name + ".yaml");
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"""
            name: {name}
            silo_port: {LoopbackPorts.Free()}
            gateway_port: {LoopbackPorts.Free()}
            health_port: {LoopbackPorts.Free()}
            dashboard_port: {asked.Dashboard + number - 1 ?? 0}
            cluster_id: {asked.ClusterId}
            service_id: {asked.ClusterId}
            redis: {RedisAddress.WithoutSecrets(redis)}
            expected_silos: {asked.Silos}
            tls_certificate: {_files?.Certificate}
            tls_key: {_files?.Key}
            tls_ca: {_files?.Authority}
            token_file: {_files?.Token}

            """));
        string program = Path.Combine(AppContext.BaseDirectory, "twin.dll");
        string[] endsRedis = _ownRedis is null ? [] : ["--ends-redis"];
        Process silo = Start(
            "dotnet", [program, "silo", "--config", file, "--ends-with-input", .. endsRedis], RedisAddress.PasswordOf(redis));
        _silos.Add(new LocalSilo(number, name, silo, starts));
        var opened = new FileStream(Path.Combine(asked.Folder, name + ".log"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        TextWriter log = TextWriter.Synchronized(new StreamWriter(opened) { AutoFlush = true });
        silo.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        silo.BeginErrorReadLine();
    }

    /// <summary>Ends the silos by closing their input; the last of them ends Redis.</summary>
    private async Task EndAll()
    {
        foreach (LocalSilo silo in _silos)
            silo.Process.StandardInput.Close();
        foreach (LocalSilo silo in _silos)
        {
            if (!silo.Process.WaitForExit(EndPatience))
                silo.Process.Kill();
        }

        if (_ownRedis is not null)
            await RedisShutdown.EndRedis(_ownRedis, "up"); // where no silo was left to do it
    }

    /// <summary>Starts a process. A password goes to it in its environment, where no other user and no file has it.</summary>
    private static Process Start(string program, IEnumerable<string> arguments, string? password = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = program != RedisServer,
        };
        if (password is not null)
            start.Environment[RedisAddress.PasswordVariable] = password;
        return Process.Start(start)!;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A silo of this cluster.</summary>
    private sealed class LocalSilo(int number, string name, Process process, int starts)
    {
        public int Number => number;

        public string Name => name;

        public Process Process => process;

        /// <summary>Times that it was started in a row without having lived for long.</summary>
        public int Starts => starts;

        public Stopwatch Started { get; } = Stopwatch.StartNew();

        public bool IsGivenUp { get; set; }
    }
}
