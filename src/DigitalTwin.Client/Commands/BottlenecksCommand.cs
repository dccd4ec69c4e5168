using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;

namespace DigitalTwin.Client.Commands;

/// <summary>
/// <c>twin bottlenecks SCENARIO</c>: forks a run at a day, once as it is and once with each bottleneck of the build-out removed, and prints
/// the compute gained by each, beside what is attributed to it.
/// </summary>
internal static class BottlenecksCommand
{
    private const string Name = "bottlenecks";
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);
    private static readonly Argument<string> Scenario = ScenarioInput.Argument();
    private static readonly ForkWindow Window = new();
    private static readonly Option<string[]> Gates =
        new("--bottleneck", "--gate")
        {
            Description = "Bottlenecks to remove (default: all): " + string.Join(", ", Known),
            HelpName = "NAME",
        };
    private static readonly Option<string[]> Country =
        new("--country") { Description = "Countries to show (default: all with a shortfall)", HelpName = "CODE" };
    private static readonly Option<bool> Equal =
        new("--equal") { Description = "Make the rows that differ by country equal, and say from what to what" };
    private static readonly Option<string[]> EqualOnly = new("--equal-only")
    {
        Description = "Make only these rows equal: " + string.Join(", ", KnownGroups),
        HelpName = "ROWS",
    };
    private static readonly Option<bool> Json = Values.Json();

    private static IEnumerable<string> Known =>
        Enum.GetValues<Bottleneck>().Where(gate => gate != Bottleneck.None).Select(gate => gate.ToString().ToLowerInvariant());

    private static IEnumerable<string> KnownGroups => HarmonisedInputs.All.Select(group => group.ToString().ToLowerInvariant());

    public static Command Create()
    {
        Command command = new(Name, "For each bottleneck of the build-out: rerun without it and show the compute gained")
        {
            Scenario, Gates, Country, Equal, EqualOnly, Json,
        };
        command.Aliases.Add("gates"); // its name before
        Window.AddTo(command);
        command.Validators.Add(result =>
        {
            foreach (string gate in (result.GetValue(Gates) ?? []).Where(gate => !Known.Contains(gate, StringComparer.Ordinal)))
                result.AddError($"--bottleneck: there is no bottleneck {gate}; they are {string.Join(", ", Known)}.");
            foreach (string rows in (result.GetValue(EqualOnly) ?? []).Where(rows => !KnownGroups.Contains(rows, StringComparer.Ordinal)))
                result.AddError($"--equal-only: there are no rows {rows}; they are {string.Join(", ", KnownGroups)}.");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string name = parsed.GetValue(Scenario)!;
        if (ScenarioInput.Load(name) is not ScenarioLoadResult scenario || Asked(parsed, name, scenario) is not BottleneckOptions options)
            return ExitCode.BadInput;
        ImmutableArray<HarmonisedGroup> groups = GroupsAsked(parsed);
        HarmonisedWorld? equal = groups.IsEmpty ? null : HarmonisedInputs.Of(scenario.World!, groups, options.ForkTick);
        WorldSpec world = equal?.World ?? scenario.World!;
        string[] shown = parsed.GetValue(Country) ?? [];
        string? unknown = shown.FirstOrDefault(code => world.Countries.All(country => country.Id != code));
        if (unknown is not null)
        {
            Console.Error.WriteLine(
                $"twin {Name}: --country: {name} has no country {unknown}; known: {string.Join(", ", world.Countries.Select(c => c.Id))}.");
            return ExitCode.BadInput;
        }

        var runs = new BottleneckRuns(world, options);
        using var interrupt = new Interrupt();
        using (var line = new LiveLine(Console.Error, Terminal.HasLiveError, BetweenLines))
        {
            if (!runs.Run(new ForksProgress(line, Name), interrupt.Token))
                return ExitCode.Interrupted;
        }

        Write(runs, world, equal, shown, parsed.GetValue(Json));
        return ExitCode.Done;
    }

    private static ImmutableArray<HarmonisedGroup> GroupsAsked(ParseResult parsed)
    {
        string[] named = parsed.GetValue(EqualOnly) ?? [];
        if (named.Length > 0)
            return [.. named.Select(rows => Enum.Parse<HarmonisedGroup>(rows, ignoreCase: true)).Distinct().Order()];
        return parsed.GetValue(Equal) ? HarmonisedInputs.All : [];
    }

    private static BottleneckOptions? Asked(ParseResult parsed, string name, ScenarioLoadResult scenario)
    {
        if (Window.Of(parsed, Name, name, scenario) is not ForkedRunsOptions window)
            return null;
        var options = new BottleneckOptions(window);
        string[] named = parsed.GetValue(Gates) ?? [];
        Bottleneck[] chosen = [.. named.Select(gate => Enum.Parse<Bottleneck>(gate, ignoreCase: true)).Distinct().Order()];
        return chosen.Length == 0 ? options : options with { Gates = [.. chosen] };
    }

    private static void Write(BottleneckRuns runs, WorldSpec world, HarmonisedWorld? equal, string[] shown, bool json)
    {
        string[] codes = shown.Length > 0 ? shown : [.. world.Countries.Select(country => country.Id)];
        BottleneckResult[] countries =
        [
            .. codes.Select(code => runs.ResultOf(BottleneckRegion.Of(code))).OfType<BottleneckResult>()
                .Where(result => shown.Length > 0 || result.MissingExaflopDays > 0)
                .OrderByDescending(result => result.MissingExaflopDays)
                .ThenBy(result => result.Region, StringComparer.Ordinal),
        ];
        BottleneckResult[] inWords =
            shown.Length > 0 ? countries : [.. BottleneckRegion.InWords.Select(runs.ResultOf).OfType<BottleneckResult>()];
        if (json)
        {
            Console.Out.WriteLine(RunFolder.ToJson(
                new { countries, told = inWords, equalRows = equal?.Rows ?? [], kept = equal?.Kept ?? [] }));
            return;
        }

        if (countries.Length == 0)
            Console.Out.WriteLine("No campus with a plan missed anything between the fork and the end.");
        else
            BottlenecksReport.Write(countries, Terminal.Create());
        foreach (BottleneckResult result in inWords)
            Console.Out.WriteLine("\n" + BottlenecksReport.InWords(result));
        if (equal is not null)
            HarmonisedReport.Write(equal, Terminal.Create());
    }
}
