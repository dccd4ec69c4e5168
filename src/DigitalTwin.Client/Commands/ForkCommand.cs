using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin fork DIR --at TICK --out DIR2</c>: a run with the same past, which then goes its own way.</summary>
internal static class ForkCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("DIR") { Description = "Folder of the run to leave" };
    private static readonly Option<long?> At = Values.Tick("--at", "Ticks that both runs have; events come after them");
    private static readonly Option<DirectoryInfo?> Out = Values.Folder("--out", "Folder of the new run");
    private static readonly Option<FileInfo?> Events =
        Values.File("--inject", "Events of the new run, a JSON file (docs/reference/events.md)");

    private static readonly Option<long?> Ticks =
        Values.Count("--ticks", "Hours to run, counted from the run's beginning (default: as many as the run has that is left)");

    private static readonly Option<int?> Threads = Values.Threads();
    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        Command command = new("fork", "Make a run with the past of another one that then goes its own way")
        {
            Folder, At, Out, Events, Ticks, Threads, Json,
        };
        command.Validators.Add(result =>
        {
            foreach (Option option in (ReadOnlySpan<Option>)[At, Out])
            {
                if (result.GetResult(option) is null)
                    result.AddError($"{option.Name} is missing. `twin fork --help` describes it.");
            }
        });
        command.SetAction(Fork);
        return command;
    }

    private static int Fork(ParseResult parsed)
    {
        RunHistory parent = RunHistory.Read(Relative(parsed.GetRequiredValue(Folder)));
        string folder = parsed.GetValue(Out)!.FullName;
        RunSession.RefuseUsed(folder);
        long at = parsed.GetValue(At)!.Value;
        if (RecordedScenario.Load("twin fork", parent.Manifest) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        if (scenario.Digest != parent.Manifest.ScenarioDigest)
            throw new RunFolderException($"{parent.Folder}: its past cannot be repeated; put {parent.Manifest.Scenario} back.");
        if (EventsOf(parsed.GetValue(Events)?.FullName, parent, at, scenario) is not RunEvent[] events)
            return ExitCode.BadInput;

        RunFork.Write(parent, at, folder, parsed.GetValue(Ticks) ?? parent.Hashes.Count, events);
        int threads = parsed.GetValue(Threads) ?? Environment.ProcessorCount;
        if (RunSession.Resume(folder, ticks: null, keepsTarget: true, threads) is not var (_, options))
            return ExitCode.BadInput;
        return RunSession.CompleteAndPrint(scenario, options, parsed.GetValue(Json), Headline(parent, at, events.Length));
    }

    private static string Headline(RunHistory parent, long at, int events)
    {
        string hash = at > 0 ? $", hash {parent.Hashes[(int)at - 1]}" : "";
        string own = events == 1 ? "1 event of its own" : $"{events} events of its own";
        return $"forked from {parent.Folder} after {Figures.Of(at)} ticks{hash}; {own}";
    }

    /// <summary>The folder as a manifest that may be moved should name it.</summary>
    private static string Relative(DirectoryInfo folder) => Path.GetRelativePath(Environment.CurrentDirectory, folder.FullName);

    private static RunEvent[]? EventsOf(string? file, RunHistory parent, long at, ScenarioLoadResult scenario)
    {
        if (file is null)
            return [];
        if (at > parent.Hashes.Count)
            return []; // said in full when the fork is written
        var roster = new RunRoster(scenario.World!);
        var taken = new SortedSet<string>(StringComparer.Ordinal);
        foreach (LogEntry entry in parent.Past(at).Where(entry => entry.Event is not null))
        {
            roster.Follow(entry.Event!, entry.Tick);
            taken.Add(entry.Event!.Id);
        }

        var findings = new List<Finding>();
        IReadOnlyList<EventDraft> drafts = EventFile.Read(file, findings);
        IReadOnlyList<EventCheck> checks = EventRules.Check(drafts, roster, RunFork.FirstFreeTick(at));
        findings.AddRange(checks.SelectMany(check => check.Findings));
        foreach (Finding finding in findings)
            Console.Error.WriteLine(finding);
        RunEvent[] events = [.. checks.Select(check => check.Event).OfType<RunEvent>()];
        string[] again = [.. events.Select(injected => injected.Id).Where(id => !taken.Add(id))];
        foreach (string id in again)
            Console.Error.WriteLine($"twin fork: an event {id} is there already; choose a new identifier.");
        return findings.Count == 0 && again.Length == 0 ? events : null;
    }
}
