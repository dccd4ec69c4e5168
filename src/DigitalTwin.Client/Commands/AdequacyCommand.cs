using System.CommandLine.Parsing;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Studies.Adequacy;

namespace DigitalTwin.Client.Commands;

/// <summary>
/// <c>twin adequacy SCENARIO</c>: in how many days and hours of a year firm load is not served, and how much of it, over many draws of
/// outages and weather years; or what a fleet is worth in firm capacity.
/// </summary>
internal static partial class AdequacyCommand
{
    private const string Name = "adequacy";
    private const int UsualDraws = 100;
    private const int MostDraws = 1_000_000;
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);
    private static readonly Argument<string> Scenario = ScenarioInput.Argument();
    private static readonly Option<long?> Year = Values.Count("--year", "Year that is looked at (default: the scenario's first)");
    private static readonly Option<long?> Draws = Values.Count("--draws", $"Draws of outages (default: {UsualDraws})");
    private static readonly Option<string?> Weather = new("--weather")
    {
        Description = "Weather years that the draws have in turn, such as 2016-2019 (default: that of the scenario)",
        HelpName = "YEARS",
    };
    private static readonly Option<double?> Target = Values.Number(
        "--target", "Days a year that missing firm capacity and ELCC are measured at (default: 0.1)");
    private static readonly Option<string[]> Added = new("--add")
    {
        Description = "Constant load to add in a zone, such as 2000@US-PJM; below zero it is firm capacity. May be repeated",
        HelpName = "MW@ZONE",
    };
    private static readonly Option<string?> Elcc = new("--elcc")
    {
        Description = "Find what a fleet is worth in firm capacity, such as US-PJM/onshore_wind; or load that may be let go for some "
            + "hours a year, such as flexible:1000@US-PJM/200",
        HelpName = "FLEET",
    };
    private static readonly Option<string?> Out = new("--out")
    {
        Description = "File that keeps the draws: the same command goes on where it was stopped",
        HelpName = "FILE",
    };
    private static readonly Option<ulong?> Seed = Values.Seed();
    private static readonly Option<int?> Threads = Values.Threads();
    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        var command = new Command(Name, "How often and how much firm load is not served: LOLE, LOLH, EUE over draws of outages")
        {
            Scenario, Year, Draws, Weather, Target, Added, Elcc, Margins, Out, Seed, Threads, Json,
        };
        command.Validators.Add(Validate);
        command.SetAction(Run);
        return command;
    }

    private static void Validate(CommandResult result)
    {
        if (result.GetResult(Target) is not null && result.GetValue(Target) is not >= 0)
            result.AddError("--target: write days a year, zero or more, such as 0.1.");
        if (result.GetValue(Draws) is > MostDraws)
            result.AddError($"--draws: write at most {MostDraws}.");
        if (result.GetValue(Weather) is string years && Values.Years(years) is null)
            result.AddError($"--weather wants years, such as 2016,2017 or 2016-2019; found {years}.");
        foreach (string text in result.GetValue(Added) ?? [])
        {
            if (AdequacyYear.LoadOf(text) is null)
                result.AddError($"--add wants MW@ZONE, such as 2000@US-PJM; found {text}.");
        }

        if (result.GetValue(Margins) && (result.GetValue(Elcc) ?? result.GetValue(Out)) is not null)
            result.AddError("--margins is a table of its own: leave --elcc and --out out.");
        if (result.GetValue(Elcc) is not null && result.GetValue(Out) is not null)
            result.AddError("--out keeps the draws of one assessment; --elcc makes many. Leave one of them out.");
    }

    private static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(Margins))
            return ShowMargins(parsed);
        if (YearsToLookAt(parsed) is not List<AdequacyYear> years)
            return ExitCode.BadInput;
        AdequacyYear first = years[0];
        using var interrupt = new Interrupt();
        try
        {
            foreach (AdequacyYear year in years)
            {
                using LiveLine line = Line();
                year.TakeLoads(ticks => Show(line, $"loads of a run{year.Words}", ticks, year.EndTick), interrupt.Token);
            }

            return parsed.GetValue(Elcc) is string resource
                ? FindElcc(parsed, years, resource, interrupt.Token)
                : Assess(parsed, years, first, interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
    }

    private static int Assess(ParseResult parsed, List<AdequacyYear> years, AdequacyYear first, CancellationToken cancellation)
    {
        int draws = DrawsOf(parsed);
        AdequacySystem[] systems = [.. years.Select(year => year.System(first.Added))];
        string subject = JsonLine(new
        {
            scenarios = years.Select(year => year.Digest),
            seed = first.Seed,
            first = first.FirstTick,
            added = first.Added,
            build = BuildDigest.Current,
        });
        using DrawFile? file = parsed.GetValue(Out) is string path ? DrawFile.Open(path, subject) : null;
        IReadOnlyList<AreaAdequacy> areas;
        using (LiveLine line = Line())
        {
            areas = AdequacyAssessment.Run(
                systems, draws, first.Seed, ThreadsOf(parsed), TargetOf(parsed), file, done => Show(line, "draws", done, draws),
                cancellation);
        }

        DateTime from = first.World.Calendar.InstantOf(first.FirstTick);
        WeatherSummary[] weather = [.. years.Select(year => year.Weather).OfType<WeatherSummary>()];
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(RunFolder.ToJson(new { from, hours = first.Hours, draws, weather, areas }));
        else
            AdequacyReport.Write(from, first.Hours, draws, weather, areas, Terminal.Create());
        return ExitCode.Done;
    }

    private static int FindElcc(ParseResult parsed, List<AdequacyYear> years, string resource, CancellationToken cancellation)
    {
        AdequacyYear first = years[0];
        if (first.ResourceOf(resource) is not (int area, double capacityMw))
        {
            Console.Error.WriteLine(
                $"--elcc {resource}: no such fleet. Write one of fleets.csv, or flexible:MW@ZONE/HOURS with the hours a year that the load "
                + "may be let go: without a limit it is worth all of itself.");
            return ExitCode.BadInput;
        }

        IReadOnlyList<AdequacySystem> With(double mw) => [.. years.Select(year => year.With(resource, area).WithLoad(area, mw))];
        IReadOnlyList<AdequacySystem> Without(double mw) => [.. years.Select(year => year.Without(resource, area).WithLoad(area, mw))];
        CapacityCredit credit;
        int tried = 0;
        using (LiveLine line = Line())
        {
            credit = CapacityCredits.Find(
                With, Without, resource, first.World.Zones[area].Id, capacityMw, DrawsOf(parsed), first.Seed, ThreadsOf(parsed),
                TargetOf(parsed), () => line.Write(_ => $"{Name}: {++tried} loads tried"), cancellation);
        }

        if (parsed.GetValue(Json))
            Console.Out.WriteLine(RunFolder.ToJson(credit));
        else
            AdequacyReport.Write(credit, DrawsOf(parsed), Terminal.Create());
        return ExitCode.Done;
    }

    /// <summary>The scenario under each weather year; null after what is wrong was written.</summary>
    private static List<AdequacyYear>? YearsToLookAt(ParseResult parsed)
    {
        var years = new List<AdequacyYear>();
        int?[] weather = parsed.GetValue(Weather) is string text ? [.. Values.Years(text)!.Select(year => (int?)year)] : [null];
        foreach (int? year in weather)
        {
            if (ScenarioInput.Load(parsed.GetValue(Scenario)!, year) is not ScenarioLoadResult scenario)
                return null;
            if (year is not null && scenario.Weather is not { Quantities.Count: > 0 })
            {
                Console.Error.WriteLine($"--weather {year}: the scenario holds nothing of that year; its table weather names what it has.");
                return null;
            }

            WorldSpec world = scenario.World!;
            if (HoursOf(world, parsed.GetValue(Year)) is not (long first, int hours)
                || LoadsOf(world, parsed.GetValue(Added) ?? []) is not SortedDictionary<string, double> added)
                return null;
            ulong seed = parsed.GetValue(Seed) ?? scenario.Meta.Seed;
            years.Add(new AdequacyYear(world, scenario.Digest!, scenario.Weather, seed, first, hours, added));
        }

        return years;
    }

    private static int DrawsOf(ParseResult parsed) => (int)(parsed.GetValue(Draws) ?? UsualDraws);

    private static int ThreadsOf(ParseResult parsed) => parsed.GetValue(Threads) ?? Environment.ProcessorCount;

    private static double TargetOf(ParseResult parsed) => parsed.GetValue(Target) ?? AdequacyAssessment.UsualTargetDays;

    private static string JsonLine<T>(T value) => RunFolder.ToJson(value).ReplaceLineEndings("");

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
        if (year is null || year == start)
            return (0, HoursFrom(world.Calendar.StartUtc));
        var begin = year > start && year < start + 30 ? new DateTime((int)year, 1, 1, 0, 0, 0, DateTimeKind.Utc) : default;
        if (begin != default)
            return (world.Calendar.TickAtOrAfter(begin), HoursFrom(begin));
        Console.Error.WriteLine($"--year {year}: the scenario begins in {start}; write a year from {start} to {start + 29}.");
        return null;
    }

    /// <summary>Hours to the same day of the next year.</summary>
    private static int HoursFrom(DateTime begin) => (int)(begin.AddYears(1) - begin).TotalHours;

    private static SortedDictionary<string, double>? LoadsOf(WorldSpec world, string[] texts)
    {
        var added = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach ((double mw, string zone) in texts.Select(text => AdequacyYear.LoadOf(text)!.Value))
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
}
