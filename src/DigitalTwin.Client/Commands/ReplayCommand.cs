using System.CommandLine;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Engine.Events;
using DigitalTwin.Engine.Outputs;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Protocol.Events;
using DigitalTwin.Scenarios;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin replay DIR</c>: runs again from a run's manifest and compares the hash of every tick.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("DIR") { Description = "Folder that `twin up` or `twin run --out` wrote" };
    private static readonly Option<int?> Threads = Values.Threads();

    public static Command Create()
    {
        Command command = new("replay", "Run again from a run's manifest and compare the hash of every tick") { Folder, Threads };
        command.SetAction(parsed =>
            Replay(parsed.GetRequiredValue(Folder).FullName, parsed.GetValue(Threads) ?? Environment.ProcessorCount));
        return command;
    }

    private static int Replay(string folder, int threads)
    {
        RunManifest manifest = RunFolder.ReadManifest(folder);
        string[] recorded = TickHashes.Read(folder);
        if (ScenarioInput.Load(manifest.Scenario) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        WarnOfChanges(manifest, scenario);

        string scratch = Directory.CreateTempSubdirectory("twin-replay-").FullName;
        try
        {
            return Compare(folder, recorded, scenario, new RunOptions
            {
                Scenario = manifest.Scenario,
                Seed = manifest.Seed,
                Ticks = recorded.Length,
                Threads = threads,
                OutDirectory = scratch,
            });
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static int Compare(string folder, string[] recorded, ScenarioLoadResult scenario, RunOptions options)
    {
        using var interrupt = new Interrupt();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt.Token);
        var comparison = new HashComparison(recorded, stop);
        long compared;
        using (var line = new ProgressLine(Console.Error, Terminal.HasLiveError, every: null))
        using (LocalRun run = LocalRun.Start(scenario.World!, options, RunSession.AssumptionsOf(scenario), comparison))
        {
            foreach (RunEvent logged in LoggedEvents.Read(folder, run.Number))
                run.Inject(logged);
            run.Advance(line, stop.Token);
            compared = run.Ticks;
        }

        if (comparison.Tick is not long tick)
        {
            Console.Out.WriteLine($"{Figures.Of(compared)} of {Figures.Of(recorded.Length)} ticks replayed, every hash equal");
            return compared == recorded.Length ? ExitCode.Done : ExitCode.Interrupted;
        }

        DateTime instant = scenario.World!.Calendar.InstantOf(tick);
        Console.Out.WriteLine(
            $"tick {tick} ({Figures.Instant(instant)} UTC) differs first: hash was {recorded[tick]}, is {comparison.Found}");
        Console.Out.WriteLine(FirstFigure(folder, options.OutDirectory!, tick));
        return ExitCode.Failed;
    }

    private static string FirstFigure(string folder, string scratch, long tick) =>
        Difference(folder, scratch, RunFolder.ZonesFile, tick, keyColumns: 1)
        ?? Difference(folder, scratch, RunFolder.LinesFile, tick, keyColumns: 2)
        ?? "the hourly figures of that tick agree to three decimals: the difference is in state that they do not show";

    private static string? Difference(string folder, string scratch, string file, long tick, int keyColumns) =>
        RecordedFigures.FirstDifference(Path.Combine(folder, file), Path.Combine(scratch, file), tick, keyColumns);

    private static void WarnOfChanges(RunManifest manifest, ScenarioLoadResult scenario)
    {
        if (manifest.ScenarioDigest != scenario.Digest)
            Console.Error.WriteLine(
                $"twin replay: {manifest.Scenario} has changed since the run (digest {manifest.ScenarioDigest}, now {scenario.Digest})");
        if (manifest.Build != BuildDigest.Current)
            Console.Error.WriteLine($"twin replay: another build made the run (digest {manifest.Build}, this one {BuildDigest.Current})");
    }
}
