using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Silo.Hosting;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin up</c>: starts the twin and keeps it ticking until Ctrl-C.</summary>
internal static class UpCommand
{
    private const double WatchableTicksPerSecond = 24;

    private static readonly TimeSpan PlainLineEvery = TimeSpan.FromSeconds(10);

    private static readonly Option<string> Scenario = Values.Scenario();

    private static readonly Option<long?> Ticks = Values.Count("--ticks", "Stop by itself after N hours, as fast as it goes");
    private static readonly Option<long?> Rate =
        Values.Count("--rate", "Ticks a second (default: 24, a day a second; with --ticks: no limit)");
    private static readonly Option<ulong?> Seed = Values.Seed();
    private static readonly Option<int?> Threads = Values.Threads();
    private static readonly Option<DirectoryInfo?> Out = Values.Folder("--out", "Folder of the run (default: a new one under runs/)");

    private static readonly Option<DirectoryInfo?> Resume = Values.Folder("--resume", "Go on with the run in this folder");
    private static readonly Option<string?> Address = Values.Address();

    private static readonly Option<long?> ChangesPerSecond = Values.Count(
        "--changes-per-second", "Changing calls that the API takes a second (default: 50); more get 429");
    private static readonly Option<long?> RunsInHand = Values.Count("--runs-in-hand", "Runs that the API ticks at once (default: 4)");

    private static readonly Option<long?> Silos = Values.Count("--silos", "Run on N silos, processes of this machine");
    private static readonly Option<string?> Redis = Values.Redis("With --silos: Redis to use (default: one is started)");

    private static readonly Option<string> ClusterId = new("--cluster-id")
    {
        Description = "With --silos: name of the cluster, for several on one Redis",
        HelpName = "NAME",
        DefaultValueFactory = _ => "twin",
    };

    private static readonly Option<int?> Dashboard = Values.Dashboard(
        "Orleans' dashboard at http://127.0.0.1:PORT; with --silos for the first silo, the next ports for the others");

    private static readonly Option<bool> Tls = new("--tls")
    {
        Description = "With --silos: TLS and a token between silos and from clients, with a certificate made for this run",
    };

    public static Command Create()
    {
        Command command = new("up", "Start the twin and keep it ticking until Ctrl-C")
        {
            Scenario, Ticks, Rate, Seed, Threads, Out, Resume, Address, ChangesPerSecond, RunsInHand, Silos, Redis,
            Dashboard, ClusterId, Tls,
        };
        command.Validators.Add(result =>
        {
            Values.Refuse(result, Resume, "goes on with a run as it was begun", [Scenario, Seed, Out]);
            Values.Need(result, Redis, Silos);
            Values.Need(result, ClusterId, Silos);
            Values.Need(result, Tls, Silos);
            Values.Refuse(result, Silos, "begins a run on processes of their own", [Resume, Threads, ChangesPerSecond, RunsInHand]);
        });
        command.SetAction((parsed, _) =>
            parsed.GetValue(Silos) is long silos ? RunSilos(parsed, (int)silos) : Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        int dashboard = parsed.GetValue(Dashboard) ?? 0;
        await using var silo = EmbeddedSilo.Begin(LoopbackPorts.Free, dashboard); // it starts while the scenario is read
        if (Asked(parsed) is not var (scenario, options))
            return ExitCode.BadInput;
        long? ticks = options.Ticks;
        double? rate = RateOf(parsed);
        Console.Error.WriteLine(
            $"twin up: {scenario.Meta.Name} on a silo in this process, written to {options.OutDirectory}; "
            + (ticks is null ? "Ctrl-C ends it" : $"{ticks} ticks"));

        using var interrupt = new Interrupt();
        var hosting = new RunHostOptions { Folder = RunCatalog.FolderName, Open = silo.Open, Threads = options.Threads };
        if (parsed.GetValue(RunsInHand) is long most)
            hosting = hosting with { MostLive = (int)Math.Min(most, int.MaxValue) };
        using var host = new RunHost(hosting);
        using IDisposable? announced = await Announce(silo, options.OutDirectory!, dashboard);
        await using TwinServer server = await ViewerLauncher.Open(
            host, parsed.GetValue(Address), options.OutDirectory!, changesPerSecond: parsed.GetValue(ChangesPerSecond));
        RunSummary summary;
        using (var line = new ProgressLine(Console.Error, Terminal.HasLiveError, PlainLineEvery))
            summary = await Failure.OfRun(
                options.OutDirectory, () => host.Carry(scenario, options, rate, line, interrupt.Token));

        SummaryReport.Write(summary, Terminal.Create());
        return ticks is long asked && summary.Ticks >= asked ? ExitCode.Done : ExitCode.Interrupted;
    }

    /// <summary>Waits for the silo, and has clients on this machine find it.</summary>
    private static async Task<IDisposable?> Announce(EmbeddedSilo silo, string folder, int dashboard)
    {
        try
        {
            int gateway = await silo.Started;
            if (dashboard > 0)
                Console.Error.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"twin up: Orleans' dashboard at http://127.0.0.1:{dashboard}/"));
            return LocalClusters.Announce(new LocalCluster(
                "", new ClusterAddress().ClusterId, Environment.ProcessId, Path.GetFullPath(folder), gateway));
        }
        catch (IOException e) when (dashboard > 0)
        {
            throw new RunFolderException($"--dashboard {dashboard}: {e.Message} Name another port, or end what has it.");
        }
    }

    private static double? RateOf(ParseResult parsed) =>
        parsed.GetValue(Rate) ?? (parsed.GetValue(Ticks) is null ? WatchableTicksPerSecond : default(double?));

    private static (ScenarioLoadResult Scenario, RunOptions Options)? Asked(ParseResult parsed)
    {
        int threads = parsed.GetValue(Threads) ?? Environment.ProcessorCount;
        if (parsed.GetValue(Resume) is DirectoryInfo resumed)
            return RunSession.Resume(resumed.FullName, parsed.GetValue(Ticks), keepsTarget: false, threads);
        string name = parsed.GetRequiredValue(Scenario);
        if (ScenarioInput.Load(name) is not ScenarioLoadResult scenario)
            return null;
        string folder = parsed.GetValue(Out)?.FullName ?? RunCatalog.NewFolder(scenario.Meta.Name);
        RunSession.RefuseUsed(folder);
        return (scenario, new RunOptions
        {
            Scenario = ResumableRun.NameOf(scenario),
            Inputs = scenario.Inputs,
            Seed = parsed.GetValue(Seed) ?? scenario.Meta.Seed,
            Ticks = parsed.GetValue(Ticks),
            Threads = threads,
            OutDirectory = folder,
        });
    }

    private static async Task<int> RunSilos(ParseResult parsed, int silos)
    {
        if (ScenarioInput.Load(parsed.GetRequiredValue(Scenario)) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        string folder = parsed.GetValue(Out)?.FullName ?? RunCatalog.NewFolder(scenario.Meta.Name);
        ulong seed = parsed.GetValue(Seed) ?? scenario.Meta.Seed;
        var asked = new ClusterUp(
            scenario.World!, seed, parsed.GetValue(Ticks), silos, parsed.GetValue(Redis), folder, RateOf(parsed), parsed.GetValue(Address),
            parsed.GetValue(Dashboard), parsed.GetRequiredValue(ClusterId), parsed.GetValue(Tls));
        using var interrupt = new Interrupt();
        using var line = new ProgressLine(Console.Error, Terminal.HasLiveError, PlainLineEvery);
        return await OrleansCluster.Up(asked, line, interrupt.Token);
    }
}
