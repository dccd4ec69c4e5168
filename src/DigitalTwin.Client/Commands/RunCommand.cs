using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Runs;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin run SCENARIO</c>: runs a scenario and prints its summary.</summary>
internal static class RunCommand
{
    private static readonly Argument<string?> Scenario = ScenarioInput.OptionalArgument();
    private static readonly Option<long?> Ticks = Values.Count("--ticks", "Hours to run (default: 8760, a year)");
    private static readonly Option<DateTime?> Until = Values.Until();
    private static readonly Option<ulong?> Seed = Values.Seed();
    private static readonly Option<int?> Threads = Values.Threads();
    private static readonly Option<DirectoryInfo?> Out = Values.Folder("--out", "Write hourly CSV, summary.json and the manifest here");
    private static readonly Option<DirectoryInfo?> Resume =
        Values.Folder("--resume", "Go on with the run in this folder, to where it was to go or to --ticks");
    private static readonly Option<bool> Plants = Values.Flag("--plants", "With --out: the hourly output of every plant too");
    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        Command command = new("run", "Run a scenario and print its summary")
        {
            Scenario, Ticks, Until, Seed, Threads, Out, Resume, Plants, Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Ticks) is not null && result.GetResult(Until) is not null)
                result.AddError("--ticks and --until exclude each other; give one.");
            if (result.GetResult(Resume) is null && result.GetValue(Scenario) is null)
                result.AddError("SCENARIO is missing: name one (`twin scenarios` lists them), or a run's folder with --resume.");
            foreach (Option option in (ReadOnlySpan<Option>)[Until, Seed, Out, Plants])
            {
                if (result.GetResult(Resume) is not null && result.GetResult(option) is { Implicit: false })
                    result.AddError($"--resume goes on with a run as it was begun; {option.Name} does not go with it.");
            }

            if (result.GetValue(Plants) && result.GetResult(Out) is null)
                result.AddError("--plants needs --out DIR, the folder that receives the files.");
        });
        ClusterOptions.AddTo(command, [Threads, Out, Resume, Plants]);
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        if (Asked(parsed) is not var (scenario, options))
            return ExitCode.BadInput;
        if (ClusterOptions.Wanted(parsed))
            return await ClusterOptions.Run(parsed, scenario, options, parsed.GetValue(Json));
        return await Failure.OfRun(
            options.OutDirectory, () => Task.FromResult(RunSession.CompleteAndPrint(scenario, options, parsed.GetValue(Json))));
    }

    private static (ScenarioLoadResult Scenario, RunOptions Options)? Asked(ParseResult parsed)
    {
        int threads = parsed.GetValue(Threads) ?? Environment.ProcessorCount;
        if (parsed.GetValue(Resume) is DirectoryInfo resumed)
        {
            RefuseAnother(resumed.FullName, parsed.GetValue(Scenario));
            return RunSession.Resume(resumed.FullName, parsed.GetValue(Ticks), keepsTarget: true, threads);
        }

        string name = parsed.GetValue(Scenario)!;
        if (ScenarioInput.Load(name) is not ScenarioLoadResult scenario || TicksOf(parsed, scenario) is not long ticks)
            return null;
        string? folder = parsed.GetValue(Out)?.FullName;
        RunSession.RefuseUsed(folder);
        return (scenario, new RunOptions
        {
            Scenario = ResumableRun.NameOf(scenario),
            Inputs = scenario.Inputs,
            Seed = parsed.GetValue(Seed) ?? scenario.Meta.Seed,
            Ticks = ticks,
            Threads = threads,
            OutDirectory = folder,
            IsNew = true,
            Plants = parsed.GetValue(Plants),
        });
    }

    /// <summary>Who names a scenario beside a run's folder means that one.</summary>
    private static void RefuseAnother(string folder, string? scenario)
    {
        RunManifest manifest = RunFolder.ReadManifest(folder);
        if (scenario is not null && scenario != manifest.Scenario && ScenarioLoader.Load(scenario).Digest != manifest.ScenarioDigest)
        {
            throw new RunFolderException(
                $"{folder}: it is a run of {manifest.Scenario}, not of {scenario}; leave the scenario out, or name another folder.");
        }
    }

    private static long? TicksOf(ParseResult parsed, ScenarioLoadResult scenario)
    {
        if (parsed.GetValue(Until) is not DateTime until)
            return parsed.GetValue(Ticks) ?? Calendar.HoursPerYear;
        long ticks = scenario.World!.Calendar.TickAtOrAfter(until);
        if (ticks > 0)
            return ticks;
        DateTime start = scenario.World.Calendar.StartUtc;
        Console.Error.WriteLine(
            $"twin run: --until {until:yyyy-MM-dd} is not after the start of the scenario; name a day after {start:yyyy-MM-dd}.");
        return null;
    }
}
