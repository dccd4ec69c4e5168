using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin replay DIR</c>: runs again from a run's manifest and compares the hash of every tick.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("DIR") { Description = "Folder that `twin up` or `twin run --out` wrote" };
    private static readonly Option<long?> To = Values.Tick("--to", "Stop after this tick and print its hash");
    private static readonly Option<int?> Threads = Values.Threads();
    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        Command command = new("replay", "Run again from a run's manifest and compare the hash of every tick") { Folder, To, Threads, Json };
        command.SetAction(Replay);
        return command;
    }

    private static int Replay(ParseResult parsed)
    {
        string folder = parsed.GetRequiredValue(Folder).FullName;
        RunManifest manifest = RunFolder.ReadManifest(folder);
        IReadOnlyList<LogEntry> events;
        string[] recorded;
        try
        {
            RunHistory? history = Directory.Exists(RunFolder.StoreOf(folder)) ? RunHistory.Read(folder) : null;
            events = [.. history?.Events ?? []];
            recorded = TickHashes.Read(folder, history, notice => Console.Error.WriteLine($"twin replay: {notice}"));
        }
        catch (RunFolderException damage)
        {
            Console.Error.WriteLine($"twin replay: {damage.Message}");
            return ExitCode.Failed; // what was recorded is not what the run made
        }

        if (parsed.GetValue(To) is long to)
        {
            if (to >= recorded.Length)
                throw new RunFolderException($"{folder}: tick {to} is not there; the run has ticks 0 to {recorded.Length - 1}.");
            recorded = recorded[..((int)to + 1)];
        }

        if (RecordedScenario.Load("twin replay", manifest) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;

        string scratch = Directory.CreateTempSubdirectory("twin-replay-").FullName;
        try
        {
            return Compare(parsed, recorded, events, scenario, new RunOptions
            {
                Scenario = manifest.Scenario,
                Seed = manifest.Seed,
                Ticks = recorded.Length,
                Threads = parsed.GetValue(Threads) ?? Environment.ProcessorCount,
                OutDirectory = scratch,
                CheckpointEvery = int.MaxValue,
            });
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static int Compare(
        ParseResult parsed, string[] recorded, IReadOnlyList<LogEntry> events, ScenarioLoadResult scenario, RunOptions options)
    {
        using var interrupt = new Interrupt();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt.Token);
        var comparison = new HashComparison(recorded, stop);
        IRunStore store = PrefilledStore.InMemory(ParticipantFactory.NumberOf(scenario.World!.Digest, options.Seed), events);
        long compared;
        using (var line = new ProgressLine(Console.Error, Terminal.HasLiveError, every: null))
        using (LocalRun run = LocalRun.Start(scenario.World, options, ResumableRun.AssumptionsOf(scenario), store, comparison))
        {
            run.Advance(line, stop.Token);
            compared = run.Ticks;
        }

        string? figure = comparison.Tick is long differing
            ? FirstFigure(parsed.GetRequiredValue(Folder).FullName, options.OutDirectory!, differing)
            : null;
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(RunFolder.ToJson(new
            {
                Ticks = compared,
                Recorded = recorded.Length,
                Events = events.Count,
                Hash = comparison.Tick is null && compared > 0 ? recorded[compared - 1] : null,
                Difference = comparison.Tick is long tick ? new { tick, Was = recorded[tick], Is = comparison.Found, figure } : null,
            }));
        else
            Console.Out.WriteLine(Describe(parsed.GetValue(To), recorded, compared, comparison, figure, scenario));
        if (comparison.Tick is not null)
            return ExitCode.Failed;
        return compared == recorded.Length ? ExitCode.Done : ExitCode.Interrupted;
    }

    private static string Describe(
        long? to, string[] recorded, long compared, HashComparison comparison, string? figure, ScenarioLoadResult scenario)
    {
        if (comparison.Tick is long tick)
        {
            string instant = Figures.Instant(scenario.World!.Calendar.InstantOf(tick));
            return $"tick {tick} ({instant} UTC) differs first: hash was {recorded[tick]}, is {comparison.Found}\n{figure}";
        }

        string all = $"{Figures.Of(compared)} of {Figures.Of(recorded.Length)} ticks replayed, every hash equal";
        return to is long last && compared == recorded.Length ? $"{all}; tick {last} has {recorded[last]}" : all;
    }

    private static string FirstFigure(string folder, string scratch, long tick) =>
        Difference(folder, scratch, RunFiles.Zones, tick, keyColumns: 1)
        ?? Difference(folder, scratch, RunFiles.Lines, tick, keyColumns: 2)
        ?? "the hourly figures of that tick agree to three decimals: the difference is in state that they do not show";

    private static string? Difference(string folder, string scratch, string file, long tick, int keyColumns) =>
        RecordedFigures.FirstDifference(Path.Combine(folder, file), Path.Combine(scratch, file), tick, keyColumns);
}
