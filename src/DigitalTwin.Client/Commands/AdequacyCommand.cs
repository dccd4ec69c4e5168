using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Studies.Adequacy;

namespace DigitalTwin.Client.Commands;

/// <summary>
/// <c>twin adequacy SCENARIO</c>: in how many days and hours of a year firm load is not served, and how much of it, over many draws of
/// outages.
/// </summary>
internal static class AdequacyCommand
{
    private const string Name = "adequacy";
    private const int UsualDraws = 100;
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);
    private static readonly Argument<string> Scenario = ScenarioInput.Argument();
    private static readonly Option<long?> Year = Values.Count("--year", "Year that is looked at (default: the scenario's first)");
    private static readonly Option<long?> Draws = Values.Count("--draws", $"Draws of outages (default: {UsualDraws})");
    private static readonly Option<double?> Target = Values.Number(
        "--target", "Days a year that the firm capacity missing is measured against (default: 0.1)");
    private static readonly Option<string[]> Added = new("--add")
    {
        Description = "Constant load to add in a zone, such as 2000@US-PJM; below zero it is firm capacity. May be repeated",
        HelpName = "MW@ZONE",
    };
    private static readonly Option<ulong?> Seed = Values.Seed();
    private static readonly Option<int?> Threads = Values.Threads();
    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        var command = new Command(Name, "How often and how much firm load is not served: LOLE, LOLH, EUE over draws of outages")
        {
            Scenario, Year, Draws, Target, Added, Seed, Threads, Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Target) is not null && result.GetValue(Target) is not >= 0)
                result.AddError("--target: write days a year, zero or more, such as 0.1.");
            foreach (string text in result.GetValue(Added) ?? [])
            {
                if (LoadOf(text) is null)
                    result.AddError($"--add wants MW@ZONE, such as 2000@US-PJM; found {text}.");
            }
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (ScenarioInput.Load(parsed.GetValue(Scenario)!) is not ScenarioLoadResult scenario
            || HoursOf(scenario.World!, parsed.GetValue(Year)) is not (long first, int hours)
            || LoadsOf(scenario.World!, parsed.GetValue(Added) ?? []) is not SortedDictionary<string, double> added)
            return ExitCode.BadInput;
        ulong seed = parsed.GetValue(Seed) ?? scenario.Meta.Seed;
        int draws = (int)Math.Min(int.MaxValue, parsed.GetValue(Draws) ?? UsualDraws);
        using var interrupt = new Interrupt();
        try
        {
            ImmutableArray<ZoneLoads> loads;
            using (LiveLine line = Line())
            {
                loads = AdequacyWorld.LoadsOf(
                    scenario.World!, seed, first, hours, ticks => Show(line, "loads of a run", ticks, first + hours), interrupt.Token);
            }

            AdequacySystem system = AdequacyWorld.Of(scenario.World!, seed, first, loads, added);
            IReadOnlyList<AreaAdequacy> areas;
            using (LiveLine line = Line())
            {
                areas = AdequacyAssessment.Run(
                    system, draws, seed, parsed.GetValue(Threads) ?? Environment.ProcessorCount,
                    parsed.GetValue(Target) ?? AdequacyAssessment.UsualTargetDays, done => Show(line, "draws", done, draws),
                    interrupt.Token);
            }

            Print(parsed, scenario.World!.Calendar.InstantOf(first), hours, draws, areas);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static void Print(ParseResult parsed, DateTime from, int hours, int draws, IReadOnlyList<AreaAdequacy> areas)
    {
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(RunFolder.ToJson(new { from, hours, draws, areas }));
        else
            AdequacyReport.Write(from, hours, draws, areas, Terminal.Create());
    }

    private static LiveLine Line() => new(Console.Error, Terminal.HasLiveError, BetweenLines);

    private static void Show(LiveLine line, string what, long done, long asked) => line.Write(elapsed =>
    {
        double share = (double)done / asked;
        TimeSpan left = elapsed * ((1 - share) / share);
        return string.Create(
            CultureInfo.InvariantCulture, $"{Name}: {what}, {done} of {asked}, {share * 100:F0} %, {Figures.Span(left)} left");
    });

    /// <summary>First hour and number of hours; null where the year is not one of the scenario's.</summary>
    private static (long First, int Hours)? HoursOf(WorldSpec world, long? year)
    {
        int start = world.Calendar.StartUtc.Year;
        if (year is not long asked || asked == start)
            return (0, Calendar.HoursPerYear);
        if (asked > start && asked < start + 30)
            return (world.Calendar.TickAtOrAfter(new DateTime((int)asked, 1, 1, 0, 0, 0, DateTimeKind.Utc)), Calendar.HoursPerYear);
        Console.Error.WriteLine($"--year {asked}: the scenario begins in {start}; write a year from {start} to {start + 29}.");
        return null;
    }

    private static SortedDictionary<string, double>? LoadsOf(WorldSpec world, string[] texts)
    {
        var added = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach ((double mw, string zone) in texts.Select(text => LoadOf(text)!.Value))
        {
            if (!world.Zones.Any(known => known.Id == zone))
            {
                Console.Error.WriteLine($"--add {zone}: no such zone. Zones: {string.Join(", ", world.Zones.Select(known => known.Id))}.");
                return null;
            }

            added[zone] = added.GetValueOrDefault(zone) + mw;
        }

        return added;
    }

    private static (double Mw, string Zone)? LoadOf(string text) =>
        text.Split('@') is [string mw, { Length: > 0 } zone]
            && double.TryParse(mw, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? (value, zone)
            : null;
}
