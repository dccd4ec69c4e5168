using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Runs;
using DigitalTwin.Studies.Bench;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin bench clearing</c>: what an hour of clearing costs, on a synthetic year or on a scenario's own hours.</summary>
internal static class BenchCommand
{
    private static readonly Option<int> Zones = Whole("--zones", 60, 2, "Zones");
    private static readonly Option<int> Lines = Whole("--lines", 90, 1, "Lines; at least zones less one");
    private static readonly Option<int> Steps = Whole("--steps", 25, 3, "Supply steps a zone; four demand steps come on top");
    private static readonly Option<int> Hours = Whole("--hours", 8760, 2, "Consecutive hours");
    private static readonly Option<string?> Scenario =
        Values.Text("--scenario", "SCENARIO", "Clear the hours of this scenario, name or folder, instead of a synthetic year's");

    private static readonly Option<int> Every = Whole("--every", 100, 1, "With --mps: one hour in so many");
    private static readonly Option<DirectoryInfo?> Mps = Values.Folder("--mps",
        "Write hours as free MPS into this folder instead of measuring");
    private static readonly Option<FileInfo?> HoursFile =
        new("--hours-file") { Description = "Write all hours into one file for bench/clp instead of measuring", HelpName = "FILE" };
    private static readonly Option<bool> Json = Values.Json("Print the figures as JSON");

    public static Command Create()
    {
        Command clearing = new("clearing", "Clear hour after hour: microseconds and pivots an hour, objective")
        {
            Zones, Lines, Steps, Hours, Scenario, Mps, Every, HoursFile, Json,
        };
        clearing.Validators.Add(result =>
        {
            bool drawn = result.GetResult(Zones) is { Implicit: false } || result.GetResult(Lines) is { Implicit: false }
                || result.GetResult(Steps) is { Implicit: false };
            if (drawn && result.GetResult(Scenario) is not null)
                result.AddError("--scenario brings its own zones, lines and steps; leave out --zones, --lines and --steps.");
        });
        clearing.SetAction(Clearing);
        return new Command("bench", "Measure") { clearing, CheckpointBenchCommand.Create(), ClusterBenchCommand.Create() };
    }

    private static int Clearing(ParseResult parsed)
    {
        if (HoursOf(parsed) is not { } hours)
            return ExitCode.BadInput;
        if (parsed.GetValue(Mps) is { } folder)
        {
            ClearingBench.WriteMps(hours, folder, parsed.GetValue(Every));
            return ExitCode.Done;
        }

        if (parsed.GetValue(HoursFile) is { } file)
        {
            ClearingBench.WriteHours(hours, file);
            return ExitCode.Done;
        }

        ClearingBenchFigures figures = ClearingBench.Run(hours);
        Console.Out.WriteLine(parsed.GetValue(Json) ? JsonOf(figures) : TextOf(hours, figures));
        return ExitCode.Done;
    }

    private static IBenchHours? HoursOf(ParseResult parsed)
    {
        int hours = parsed.GetValue(Hours), zones = parsed.GetValue(Zones), lines = parsed.GetValue(Lines);
        if (parsed.GetValue(Scenario) is { } name)
        {
            if (ScenarioInput.Load(name) is not ScenarioLoadResult scenario)
                return null;
            var options = new RunOptions { Scenario = name, Seed = scenario.Meta.Seed, Ticks = hours };
            return RecordedHours.Of(scenario.World!, options, hours);
        }

        if (lines >= zones - 1)
            return new SyntheticHours(zones, lines, parsed.GetValue(Steps), hours);
        Console.Error.WriteLine($"twin: --lines is at least --zones less one ({zones - 1}); found {lines}.");
        return null;
    }

    private static string TextOf(IBenchHours hours, ClearingBenchFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {hours.Network.ZoneCount} zones, {hours.Network.Lines.Length} lines, up to {hours.MostSteps.Max()} steps, {figures.Hours} hours
        {figures.CpuMicroseconds:F1} us an hour (processor), {figures.WallMicroseconds:F1} us an hour (clock)
        {figures.Pivots:F1} pivots an hour, {figures.AllocatedBytes} bytes allocated in all
        objective {figures.ObjectiveUsd:E10} USD
        """);

    private static string JsonOf(ClearingBenchFigures figures) => JsonSerializer.Serialize(new
    {
        solver = "DigitalTwin",
        hours = figures.Hours + 1,
        wall_us_per_hour = figures.WallMicroseconds,
        cpu_us_per_hour = figures.CpuMicroseconds,
        iterations_per_hour = figures.Pivots,
        allocated_bytes = figures.AllocatedBytes,
        objective = figures.ObjectiveUsd,
    });

    private static Option<int> Whole(string name, int standard, int least, string description)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least)
                result.AddError($"{name} wants a whole number of at least {least}.");
        });
        return option;
    }
}
