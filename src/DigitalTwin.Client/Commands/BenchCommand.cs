using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Engine.Bench;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin bench clearing</c>: what an hour of clearing costs on a synthetic year.</summary>
internal static class BenchCommand
{
    private static readonly Option<int> Zones = Whole("--zones", 60, 2, "Zones");
    private static readonly Option<int> Lines = Whole("--lines", 90, 1, "Lines; at least zones less one");
    private static readonly Option<int> Steps = Whole("--steps", 25, 3, "Supply steps a zone; four demand steps come on top");
    private static readonly Option<int> Hours = Whole("--hours", 8760, 2, "Consecutive hours");
    private static readonly Option<int> Every = Whole("--every", 100, 1, "With --mps: one hour in so many");
    private static readonly Option<DirectoryInfo?> Mps = Values.Folder("--mps",
        "Write hours as free MPS into this folder instead of measuring");
    private static readonly Option<FileInfo?> HoursFile =
        new("--hours-file") { Description = "Write all hours into one file for bench/clp instead of measuring", HelpName = "FILE" };
    private static readonly Option<bool> Json = Values.Json("Print the figures as JSON");

    public static Command Create()
    {
        Command clearing = new("clearing", "Clear a synthetic year hour after hour: microseconds and pivots an hour, objective")
        {
            Zones, Lines, Steps, Hours, Mps, Every, HoursFile, Json,
        };
        clearing.SetAction(Clearing);
        return new Command("bench", "Measure") { clearing };
    }

    private static int Clearing(ParseResult parsed)
    {
        var options = new ClearingBenchOptions(
            parsed.GetValue(Zones), parsed.GetValue(Lines), parsed.GetValue(Steps), parsed.GetValue(Hours));
        if (options.Lines < options.Zones - 1)
        {
            Console.Error.WriteLine($"twin: --lines is at least --zones less one ({options.Zones - 1}); found {options.Lines}.");
            return ExitCode.BadInput;
        }

        if (parsed.GetValue(Mps) is { } folder)
        {
            ClearingBench.WriteMps(options, folder, parsed.GetValue(Every));
            return ExitCode.Done;
        }

        if (parsed.GetValue(HoursFile) is { } file)
        {
            ClearingBench.WriteHours(options, file);
            return ExitCode.Done;
        }

        ClearingBenchFigures figures = ClearingBench.Run(options);
        Console.Out.WriteLine(parsed.GetValue(Json) ? JsonOf(figures) : TextOf(options, figures));
        return ExitCode.Done;
    }

    private static string TextOf(ClearingBenchOptions options, ClearingBenchFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {options.Zones} zones, {options.Lines} lines, {options.Steps} + 4 steps, {figures.Hours} hours
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
            Description = $"{description} (default: {standard})",
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
