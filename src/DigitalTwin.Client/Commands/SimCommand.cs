using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.FaultSimulation;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin sim</c>: runs a scenario over a network, machines and a store that fail as a seed says, seed after seed.</summary>
internal static class SimCommand
{
    private const string UsualScenario = "every-kind";
    private const long UsualTicks = 30;
    private const long UsualSeeds = 1000;

    private static readonly Argument<string> Scenario = new("SCENARIO")
    {
        Description = "Name of a scenario, or a folder",
        DefaultValueFactory = _ => UsualScenario,
    };

    private static readonly Option<SeedRange?> Seeds = Values.Seeds();
    private static readonly Option<long?> Minutes = Values.Count("--minutes", "Go on with further seeds for so many minutes");
    private static readonly Option<long?> Ticks = Values.Count("--ticks", $"Hours of a schedule (default: {UsualTicks})");
    private static readonly Option<int?> Threads = Values.Threads();
    private static readonly Option<bool> Trace = Values.Flag("--trace", "With one seed: print all that happened");
    private static readonly Option<FileInfo?> TraceFile =
        Values.File("--trace-file", "Write the trace of the one seed, or of the seed that failed, into this file");

    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        Command command = new("sim", "Run a scenario under seeded faults and compare with a run without")
        {
            Scenario, Seeds, Minutes, Ticks, Threads, Trace, TraceFile, Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Trace) && result.GetValue(Seeds) is not { IsOne: true })
                result.AddError("--trace needs one seed, such as --seeds 17.");
            if (result.GetValue(Trace) && result.GetValue(Json))
                result.AddError("--trace and --json exclude each other; --trace-file FILE goes with both.");
            if (result.GetValue(Ticks) < ScheduleBuilder.FewestTicks)
                result.AddError($"--ticks wants at least {ScheduleBuilder.FewestTicks}: events, births and checkpoints need room.");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (ScenarioInput.Load(parsed.GetRequiredValue(Scenario)) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        SeedRange seeds = parsed.GetValue(Seeds) ?? new SeedRange(0, UsualSeeds - 1);
        int threads = parsed.GetValue(Threads) ?? Environment.ProcessorCount;
        SimSchedule schedule = ScheduleBuilder.Build(scenario.World!, parsed.GetValue(Ticks) ?? UsualTicks);
        var simulated = new SimulatedRun(new ParticipantFactory(scenario.World!, scenario.Meta.Seed), schedule);
        var campaign = new SimCampaign(simulated.Run, threads);
        using var interrupt = new Interrupt();
        using (var line = new LiveLine(Console.Error, Terminal.HasLiveError, every: null))
        {
            var atLeast = TimeSpan.FromMinutes(parsed.GetValue(Minutes) ?? 0);
            campaign.Run(seeds.First, seeds.Last, atLeast, at => line.Write(elapsed => Describe(at, elapsed)), interrupt.Token);
        }

        SimResult? shown = campaign.Failed is SimResult failed ? campaign.Shrink(failed) : null;
        if (shown is null && seeds.IsOne && (parsed.GetValue(Trace) || parsed.GetValue(TraceFile) is not null))
            shown = simulated.Run(seeds.First, trace: true);
        if (parsed.GetValue(TraceFile) is FileInfo file && shown is not null)
            File.WriteAllLines(file.FullName, shown.Trace);

        var report = new SimReport(scenario.Meta.Name, schedule, seeds, threads, campaign, shown);
        Console.Out.WriteLine(parsed.GetValue(Json) ? RunFolder.ToJson(report.ToJson()) : report.ToText(parsed.GetValue(Trace)));
        if (campaign.Failed is not null)
            return ExitCode.Failed;
        return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static string Describe(SimCampaign at, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{at.Schedules:N0} schedules, {at.Schedules / Math.Max(elapsed.TotalSeconds, 1e-3):N0} a second, {at.Faults:N0} faults, "
        + $"{at.Recoveries:N0} recoveries");
}
