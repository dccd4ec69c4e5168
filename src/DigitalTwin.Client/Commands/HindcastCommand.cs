using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Studies.Hindcasts;

namespace DigitalTwin.Client.Commands;

/// <summary>
/// <c>twin hindcast SCENARIO</c>: runs the days of a past event, such as a cold wave, and compares what was out and what was shed with the
/// reports.
/// </summary>
internal static class HindcastCommand
{
    private const string Name = "hindcast";
    private const int UsualRuns = 5;
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);
    private static readonly Argument<string> Scenario = ScenarioInput.Argument();
    private static readonly Option<long?> Runs = Values.Count("--runs", $"Runs with different outages (default: {UsualRuns})");
    private static readonly Option<ulong?> Seed = Values.Seed();
    private static readonly Option<int?> Threads = Values.Threads();
    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        var command = new Command(Name, "Run a past event, elliott-2022 or uri-2021, and compare outages and load shed with the reports")
        {
            Scenario, Runs, Seed, Threads, Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Runs) is > 1000)
                result.AddError("--runs: write at most 1000.");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string name = parsed.GetValue(Scenario)!;
        if (ScenarioInput.Load(name) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        string folder = ScenarioLibrary.Discover().Find(name) ?? name, table = Path.Combine(folder, "reference", "event.csv");
        if (!File.Exists(table))
        {
            Console.Error.WriteLine(
                $"{name} holds no figures of a past event: write them into {table}, or name elliott-2022 or uri-2021.");
            return ExitCode.BadInput;
        }

        using var interrupt = new Interrupt();
        int runs = (int)(parsed.GetValue(Runs) ?? UsualRuns);
        try
        {
            HindcastResult result;
            using (var line = new LiveLine(Console.Error, Terminal.HasLiveError, BetweenLines))
            {
                result = Hindcast.Run(
                    scenario.World!, ReportedFigure.Read(table), parsed.GetValue(Seed) ?? scenario.Meta.Seed, runs,
                    parsed.GetValue(Threads) ?? Environment.ProcessorCount, done => line.Write(_ => $"{Name}: {done} of {runs} runs"),
                    interrupt.Token);
            }

            if (parsed.GetValue(Json))
                Console.Out.WriteLine(RunFolder.ToJson(result));
            else
                HindcastReport.Write(result, runs, Terminal.Create());
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (InvalidDataException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
    }
}
